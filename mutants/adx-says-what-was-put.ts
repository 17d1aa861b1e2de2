import { startAdx } from "../reference-impl/adx/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import { alteredHttp, type HttpAlterations } from "./http.ts";
import type { Mutant } from "./mutant.ts";

const answering: HttpAlterations["answering"] = async (_name, request, answer) => {
  const response = await answer(request);
  return request.method === "PUT" && response.status === 204 ? new Response("{}", { status: 200 }) : response;
};

/** Starts the wrong service. */
export const start: StartService = (ports, environment) =>
  startAdx({ ...ports, http: alteredHttp(ports.http, { answering }) }, environment);

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Answers a change with 200 and a body",
  expected: { requirement: "ADX-033", message: /instead of 204/ },
  implied: [],
  service: "adx",
  start,
};
