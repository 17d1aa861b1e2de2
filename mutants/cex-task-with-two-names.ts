import { startCex } from "../reference-impl/cex/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import { alteredHttp, type HttpAlterations, jsonResponse } from "./http.ts";
import type { Mutant } from "./mutant.ts";

const answering: HttpAlterations["answering"] = async (_name, request, answer) => {
  const response = await answer(request);
  const isBatch = new URL(request.url).pathname.endsWith("/batch") && response.status === 200;
  return isBatch ? jsonResponse((await response.text()).replace(':"', ':"task-')) : response;
};

/** Starts the wrong service. */
export const start: StartService = (ports, environment) =>
  startCex({ ...ports, http: alteredHttp(ports.http, { answering }) }, environment);

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Gives a task an identifier in the answer that it does not have in the list",
  expected: { requirement: "CEX-064", message: /answered task-/ },
  implied: [],
  service: "cex",
  start,
};
