import { cexRules, startCex } from "../reference-impl/cex/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import type { Mutant } from "./mutant.ts";

const FORM = "application/x-www-form-urlencoded";

const commandPayload: typeof cexRules.commandPayload = (contentType, body) =>
  cexRules.commandPayload(contentType === FORM ? "text/plain" : contentType, body);

/** Starts the wrong service. */
export const start: StartService = (ports, environment) =>
  startCex(ports, environment, { ...cexRules, commandPayload });

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Takes the fields of a form for a text",
  expected: { requirement: "CEX-034", message: /202 .*instead of 415 or 400/ },
  implied: [],
  service: "cex",
  start,
};
