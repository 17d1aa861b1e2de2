import { startCex } from "../reference-impl/cex/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import { APPLICATIONS_PATH, alteredHttp, type HttpAlterations, isTektonFetch, jsonResponse } from "./http.ts";
import type { Mutant } from "./mutant.ts";

const asking: HttpAlterations["asking"] = async (request, ask) => {
  const response = await ask(request);
  const isList = new URL(request.url).pathname === APPLICATIONS_PATH;
  return isTektonFetch(request) && response.status >= 500 ? jsonResponse(isList ? "[]" : "{}") : response;
};

/** Starts the wrong service. */
export const start: StartService = (ports, environment) =>
  startCex({ ...ports, http: alteredHttp(ports.http, { asking }) }, environment);

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Takes it that there are no applications when Tekton fails",
  expected: { requirement: "CEX-081", message: /404 .*instead of 202/ },
  implied: [],
  service: "cex",
  start,
};
