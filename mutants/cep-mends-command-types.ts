import { startCex } from "../reference-impl/cex/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import { alteredHttp, type HttpAlterations } from "./http.ts";
import type { Mutant } from "./mutant.ts";

const TYPE_WITH_DOT = /(\/commands\/[^/?]*)\./;

const answering: HttpAlterations["answering"] = async (_name, request, answer) =>
  answer(new Request(request.url.replace(TYPE_WITH_DOT, "$1-"), request));

/** Starts the wrong service. */
export const start: StartService = (ports, environment) =>
  startCex({ ...ports, http: alteredHttp(ports.http, { answering }) }, environment);

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Takes a dot in a command type for a dash",
  expected: { requirement: "CEP-001", message: /was sent .*\/command\/re-/ },
  implied: [{ requirement: "CEX-038", reason: "a call that is put right is not refused" }],
  service: "cex",
  start,
};
