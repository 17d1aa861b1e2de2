import { cexRules, startCex } from "../reference-impl/cex/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import type { Mutant } from "./mutant.ts";

const ttlMs: typeof cexRules.ttlMs = (query, settings) => {
  query.integer("commandRetentionTtl", { minimum: 0, maximum: settings.commandTtlMsMax }, 0);
  return cexRules.ttlMs(query, settings);
};

/** Starts the wrong service. */
export const start: StartService = (ports, environment) => startCex(ports, environment, { ...cexRules, ttlMs });

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Refuses calls with a parameter of earlier releases that makes no sense",
  expected: { requirement: "CEX-029", message: /400 .*commandRetentionTtl.*instead of 202/ },
  implied: [],
  service: "cex",
  start,
};
