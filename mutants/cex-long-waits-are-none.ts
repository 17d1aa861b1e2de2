import { cexRules, startCex } from "../reference-impl/cex/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import type { Mutant } from "./mutant.ts";

const awaitMs: typeof cexRules.awaitMs = (query, settings) =>
  Number(query.text("awaitTimeout")) * 1_000 > settings.awaitMsMax ? 0 : cexRules.awaitMs(query, settings);

/** Starts the wrong service. */
export const start: StartService = (ports, environment) => startCex(ports, environment, { ...cexRules, awaitMs });

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Does not wait at all for a call that wants to wait for too long",
  expected: { requirement: "CEX-023", message: /202 .*instead of 400/ },
  implied: [],
  service: "cex",
  start,
};
