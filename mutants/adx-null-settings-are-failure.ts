import { startAdx } from "../reference-impl/adx/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import { alteredHttp, type HttpAlterations, isTektonFetch, jsonResponse } from "./http.ts";
import type { Mutant } from "./mutant.ts";

const asking: HttpAlterations["asking"] = async (request, ask) => {
  const response = await ask(request);
  if (!isTektonFetch(request) || response.status !== 200) {
    return response;
  }
  const text = await response.text();
  return jsonResponse(text, /"shop-[0-9a-f]+":null/.test(text) ? 500 : 200);
};

/** Starts the wrong service. */
export const start: StartService = (ports, environment) =>
  startAdx({ ...ports, http: alteredHttp(ports.http, { asking }) }, environment);

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Takes it for a failure of Tekton if an application has no attributes",
  expected: { requirement: "ADX-008", message: /503/ },
  implied: [{ requirement: "ADX-015", reason: "what was deleted stays then" }],
  service: "adx",
  needsOwnWorld: "one application without attributes keeps all others of the tenant from being known",
  start,
};
