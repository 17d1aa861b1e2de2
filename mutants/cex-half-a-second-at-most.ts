import { cexRules, startCex } from "../reference-impl/cex/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import type { Mutant } from "./mutant.ts";

const ttlMs: typeof cexRules.ttlMs = (query, settings) => {
  const wanted = cexRules.ttlMs(query, settings);
  return query.text("commandTtl") === undefined ? wanted : Math.min(wanted, 500);
};

/** Starts the wrong service. */
export const start: StartService = (ports, environment) => startCex(ports, environment, { ...cexRules, ttlMs });

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Lets no command be executed for more than half a second if its caller says for how long",
  expected: { requirement: "CEX-024", message: /"EXPIRED" instead of PENDING/ },
  implied: [],
  service: "cex",
  start,
};
