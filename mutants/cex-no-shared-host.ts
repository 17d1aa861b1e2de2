import { startCex } from "../reference-impl/cex/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import { alteredHttp, type HttpAlterations, jsonResponse } from "./http.ts";
import type { Mutant } from "./mutant.ts";

const answering: HttpAlterations["answering"] = async (_name, request, answer) =>
  new URL(request.url).pathname.startsWith("/cex/") ? jsonResponse('{"message":"Nothing"}', 404) : answer(request);

/** Starts the wrong service. */
export const start: StartService = (ports, environment) =>
  startCex({ ...ports, http: alteredHttp(ports.http, { answering }) }, environment);

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Is not served where its host is shared",
  expected: { requirement: "CEX-068", message: /404 .*instead of 202/ },
  implied: [],
  service: "cex",
  start,
};
