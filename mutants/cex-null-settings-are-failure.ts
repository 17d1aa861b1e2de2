import { startCex } from "../reference-impl/cex/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import { alteredHttp, type HttpAlterations, isTektonFetch, jsonResponse } from "./http.ts";
import type { Mutant } from "./mutant.ts";

const asking: HttpAlterations["asking"] = async (request, ask) => {
  const response = await ask(request);
  if (!isTektonFetch(request) || response.status !== 200) {
    return response;
  }
  const text = await response.text();
  return jsonResponse(text, /":null/.test(text) ? 500 : 200);
};

/** Starts the wrong service. */
export const start: StartService = (ports, environment) =>
  startCex({ ...ports, http: alteredHttp(ports.http, { asking }) }, environment);

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Takes it for a failure of Tekton if an application has no settings",
  expected: { requirement: "CEX-080", message: /instead of 202/ },
  implied: [],
  service: "cex",
  needsOwnWorld: "one application without settings keeps all others of the tenant from being known",
  start,
};
