import { cexRules, startCex } from "../reference-impl/cex/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import type { Mutant } from "./mutant.ts";

const awaitMs: typeof cexRules.awaitMs = (query, settings) =>
  query.text("awaitTimeout") === undefined ? 30_000 : cexRules.awaitMs(query, settings);

/** Starts the wrong service. */
export const start: StartService = (ports, environment) => startCex(ports, environment, { ...cexRules, awaitMs });

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Waits for half a minute if a call does not say for how long",
  expected: { requirement: "CEX-021", message: /not answered within/ },
  implied: [],
  service: "cex",
  start,
};
