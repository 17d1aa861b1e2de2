import { startAdx } from "../reference-impl/adx/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import { alteredHttp, type HttpAlterations } from "./http.ts";
import type { Mutant } from "./mutant.ts";

const answering: HttpAlterations["answering"] = async (_name, request, answer) => {
  const response = await answer(request);
  if (new URL(request.url).pathname !== "/health") {
    return response;
  }
  const text = await response.text();
  return new Response(text, { status: text.includes("Degraded") ? 500 : response.status });
};

/** Starts the wrong service. */
export const start: StartService = (ports, environment) =>
  startAdx({ ...ports, http: alteredHttp(ports.http, { answering }) }, environment);

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Says that it is not well when only Tekton is not",
  expected: { requirement: "ADX-022", message: /500/ },
  implied: [],
  service: "adx",
  start,
};
