import { startAdx } from "../reference-impl/adx/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import { alteredHttp, type HttpAlterations } from "./http.ts";
import type { Mutant } from "./mutant.ts";

const answering: HttpAlterations["answering"] = async (_name, request, answer) => {
  const response = await answer(request);
  return new URL(request.url).pathname === "/health" ? new Response("OK\n", { status: response.status }) : response;
};

/** Starts the wrong service. */
export const start: StartService = (ports, environment) =>
  startAdx({ ...ports, http: alteredHttp(ports.http, { answering }) }, environment);

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Does not say what does not answer",
  expected: { requirement: "ADX-022", message: /200: OK/ },
  implied: [],
  service: "adx",
  start,
};
