import { startCmx } from "../reference-impl/cmx/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import { alteredHttp, type HttpAlterations, jsonResponse } from "./http.ts";
import type { Mutant } from "./mutant.ts";

/** What Tekton says of it is not taken in. */
const asking: HttpAlterations["asking"] = async (request, ask) => {
  const response = await ask(request);
  const text = await response.text();
  return jsonResponse(text.replaceAll('"enabled":false', '"enabled":true'), response.status);
};

/** Starts the wrong service. */
export const start: StartService = (ports, environment) =>
  startCmx({ ...ports, http: alteredHttp(ports.http, { asking }) }, environment);

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Goes on serving an appversion that is disabled, or whose application is",
  expected: { requirement: "CMX-009", message: /instead of a client error/ },
  implied: [],
  isOnPlatform: true,
  start,
};
