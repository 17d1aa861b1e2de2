import { cexRules, startCex } from "../reference-impl/cex/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import type { Mutant } from "./mutant.ts";

const ttlMs: typeof cexRules.ttlMs = (query, settings) =>
  query.text("commandTtl") === undefined && query.text("awaitTimeout") === "0"
    ? 1_000
    : cexRules.ttlMs(query, settings);

/** Starts the wrong service. */
export const start: StartService = (ports, environment) => startCex(ports, environment, { ...cexRules, ttlMs });

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Lets a command of a caller who does not wait be executed for a second if they do not say for how long",
  expected: { requirement: "CEX-025", message: /"EXPIRED" instead of PENDING/ },
  implied: [
    { requirement: "CEX-070", reason: "a command expires before somebody of another tenant has tried to delete it" },
  ],
  service: "cex",
  start,
};
