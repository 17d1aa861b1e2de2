import { startAdx } from "../reference-impl/adx/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import { alteredHttp, type HttpAlterations } from "./http.ts";
import type { Mutant } from "./mutant.ts";

const answering: HttpAlterations["answering"] = async (name, request, answer) => {
  const response = await answer(request);
  return name.endsWith("-rest") && response.status === 404 ? new Response(null, { status: 404 }) : response;
};

/** Starts the wrong service. */
export const start: StartService = (ports, environment) =>
  startAdx({ ...ports, http: alteredHttp(ports.http, { answering }) }, environment);

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Says nothing about what is not there",
  expected: { requirement: "ADX-035", message: /says nothing/ },
  implied: [],
  service: "adx",
  start,
};
