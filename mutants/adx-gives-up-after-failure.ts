import { startAdx } from "../reference-impl/adx/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import { alteredHttp, type HttpAlterations, isTektonFetch, jsonResponse } from "./http.ts";
import type { Mutant } from "./mutant.ts";

const PAUSE_MS = 3_600_000;

/** Starts the wrong service. */
export const start: StartService = (ports, environment) => {
  let untilMs = 0;
  const asking: HttpAlterations["asking"] = async (request, ask) => {
    if (!isTektonFetch(request)) {
      return ask(request);
    }
    if (ports.runtime.clock.now() < untilMs) {
      return jsonResponse("{}", 503);
    }
    const response = await ask(request);
    untilMs = response.status === 503 ? ports.runtime.clock.now() + PAUSE_MS : untilMs;
    return response;
  };
  return startAdx({ ...ports, http: alteredHttp(ports.http, { asking }) }, environment);
};

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Asks Tekton for nothing for an hour after it has failed",
  expected: { requirement: "ADX-030", message: /instead of 15/ },
  implied: [],
  service: "adx",
  needsOwnWorld: "after an example in which Tekton fails, it serves nothing new to any other",
  start,
};
