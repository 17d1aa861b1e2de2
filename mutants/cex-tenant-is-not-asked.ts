import { cexRules, startCex } from "../reference-impl/cex/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import type { Mutant } from "./mutant.ts";

const isOwn: typeof cexRules.isOwn = () => true;

/** Starts the wrong service. */
export const start: StartService = (ports, environment) => startCex(ports, environment, { ...cexRules, isOwn });

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Does not look which tenant endpoints and commands are of",
  expected: { requirement: "CEX-070", message: /instead of 404 or 403/ },
  implied: [],
  service: "cex",
  start,
};
