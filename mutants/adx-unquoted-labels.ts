import { startAdx } from "../reference-impl/adx/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import { alteredHttp, type HttpAlterations } from "./http.ts";
import type { Mutant } from "./mutant.ts";

const answering: HttpAlterations["answering"] = async (_name, request, answer) => {
  const response = await answer(request);
  return new URL(request.url).pathname === "/metrics"
    ? new Response((await response.text()).replaceAll('"', ""), { headers: { "content-type": "text/plain" } })
    : response;
};

/** Starts the wrong service. */
export const start: StartService = (ports, environment) =>
  startAdx({ ...ports, http: alteredHttp(ports.http, { answering }) }, environment);

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Leaves the quotation marks of labels out of its metrics",
  expected: { requirement: "ADX-025", message: /no sample, no comment/ },
  implied: [],
  service: "adx",
  start,
};
