import { startAdx } from "../reference-impl/adx/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import { alteredHttp, type HttpAlterations } from "./http.ts";
import type { Mutant } from "./mutant.ts";

const asking: HttpAlterations["asking"] = async (request, ask) =>
  ask(request.method === "PUT" ? new Request(request, { method: "PATCH" }) : request);

/** Starts the wrong service. */
export const start: StartService = (ports, environment) =>
  startAdx({ ...ports, http: alteredHttp(ports.http, { asking }) }, environment);

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Keeps attributes that were not put again",
  expected: { requirement: "ADX-033", message: /instead of/ },
  implied: [],
  service: "adx",
  start,
};
