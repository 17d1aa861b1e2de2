import { startCex } from "../reference-impl/cex/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import { alteredHttp, type HttpAlterations, jsonResponse } from "./http.ts";
import type { Mutant } from "./mutant.ts";

const answering: HttpAlterations["answering"] = async (_name, request, answer) => {
  const response = await answer(request);
  const isBatch = new URL(request.url).pathname.endsWith("/batch");
  return isBatch && response.status === 200 ? jsonResponse("{}") : response;
};

/** Starts the wrong service. */
export const start: StartService = (ports, environment) =>
  startCex({ ...ports, http: alteredHttp(ports.http, { answering }) }, environment);

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Does not tell the identifier of the task where a batch comes as in release 1.4",
  expected: { requirement: "CEX-059", message: /without a taskId/ },
  implied: [{ requirement: "CEX-064", reason: "what is not told cannot be the same" }],
  service: "cex",
  start,
};
