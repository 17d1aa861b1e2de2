import { cexRules, startCex } from "../reference-impl/cex/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import type { Mutant } from "./mutant.ts";

const ttlMs: typeof cexRules.ttlMs = (query, settings) =>
  query.text("commandTtl")?.startsWith("-") === true ? settings.commandTtlMs : cexRules.ttlMs(query, settings);

/** Starts the wrong service. */
export const start: StartService = (ports, environment) => startCex(ports, environment, { ...cexRules, ttlMs });

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Takes a negative time to live for none",
  expected: { requirement: "CEX-026", message: /202 .*instead of 400/ },
  implied: [],
  service: "cex",
  start,
};
