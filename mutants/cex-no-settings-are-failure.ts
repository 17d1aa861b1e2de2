import { startCex } from "../reference-impl/cex/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import { alteredHttp, type HttpAlterations, isTektonFetch, jsonResponse } from "./http.ts";
import type { Mutant } from "./mutant.ts";

const asking: HttpAlterations["asking"] = async (request, ask) => {
  const response = await ask(request);
  const isMissing = isTektonFetch(request) && response.status === 404;
  return isMissing ? jsonResponse(await response.text(), 500) : response;
};

/** Starts the wrong service. */
export const start: StartService = (ports, environment) =>
  startCex({ ...ports, http: alteredHttp(ports.http, { asking }) }, environment);

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Takes it for a failure of Tekton if it has no settings for the service at all",
  expected: { requirement: "CEX-080", message: /instead of 202/ },
  implied: [],
  service: "cex",
  start,
};
