import { startAdx } from "../reference-impl/adx/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import { alteredHttp, type HttpAlterations } from "./http.ts";
import type { Mutant } from "./mutant.ts";

const asking: HttpAlterations["asking"] = async (request, ask) =>
  ask(request.method === "PATCH" ? new Request(request, { method: "PUT" }) : request);

/** Starts the wrong service. */
export const start: StartService = (ports, environment) =>
  startAdx({ ...ports, http: alteredHttp(ports.http, { asking }) }, environment);

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Drops attributes that were not patched",
  expected: { requirement: "ADX-034", message: /instead of/ },
  implied: [],
  service: "adx",
  start,
};
