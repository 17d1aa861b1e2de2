import { startCex } from "../reference-impl/cex/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import { APPLICATIONS_PATH, alteredHttp, type HttpAlterations, isTektonFetch, jsonResponse } from "./http.ts";
import type { Mutant } from "./mutant.ts";

/** Without what stands after it in the names of versions. */
const APPLICATION_NAME = /"[a-z]+-[0-9a-f]+"/g;

/** Starts the wrong service. */
export const start: StartService = (ports, environment) => {
  /** Applications as Tekton lists them, by where it does. */
  const listed = new Map<string, readonly string[]>();
  const asking: HttpAlterations["asking"] = async (request, ask) => {
    const response = await ask(request);
    if (!isTektonFetch(request) || response.status !== 200) {
      return response;
    }
    const text = await response.text();
    if (new URL(request.url).pathname === APPLICATIONS_PATH) {
      listed.set(request.url, text.match(APPLICATION_NAME) ?? []);
      return jsonResponse(text);
    }
    const isComplete = [...listed.values()].flat().every((name) => text.includes(name));
    return jsonResponse(text, isComplete ? 200 : 500);
  };
  return startCex({ ...ports, http: alteredHttp(ports.http, { asking }) }, environment);
};

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Takes it for a failure of Tekton if it says nothing of an application that it has",
  expected: { requirement: "CEX-080", message: /instead of 202/ },
  implied: [],
  service: "cex",
  needsOwnWorld: "one application without settings keeps all others from being known",
  start,
};
