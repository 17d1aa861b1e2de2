import { cexRules, startCex } from "../reference-impl/cex/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import type { Mutant } from "./mutant.ts";

const describeCommand: typeof cexRules.describeCommand = (command) =>
  cexRules.describeCommand(command).replaceAll(/("(?:created|updated)At":"[^"]+)Z"/g, '$1+00:00"');

/** Starts the wrong service. */
export const start: StartService = (ports, environment) =>
  startCex(ports, environment, { ...cexRules, describeCommand });

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Tells times with an offset",
  expected: { requirement: "CEX-052", message: /which is no text of ISO 8601 that ends in Z/ },
  implied: [],
  service: "cex",
  start,
};
