import { cexRules, startCex } from "../reference-impl/cex/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import type { Mutant } from "./mutant.ts";

const commandPayload: typeof cexRules.commandPayload = (contentType, body) =>
  cexRules.commandPayload(contentType ?? (body.length === 0 ? "application/json" : null), body);

/** Starts the wrong service. */
export const start: StartService = (ports, environment) =>
  startCex(ports, environment, { ...cexRules, commandPayload });

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Refuses a call without a body",
  expected: { requirement: "CEX-033", message: /400 .*instead of 202/ },
  implied: [],
  service: "cex",
  start,
};
