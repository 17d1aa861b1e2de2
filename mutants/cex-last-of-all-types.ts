import { cexRules, startCex } from "../reference-impl/cex/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import type { Mutant } from "./mutant.ts";
import { alteredStore } from "./store.ts";

const open = alteredStore((store) => ({
  findLastOfMany: (endpointIds, _commandTypes, nowMs) => store.findLastOfMany(endpointIds, [], nowMs),
}));

/** Starts the wrong service. */
export const start: StartService = (ports, environment) => startCex(ports, environment, cexRules, open);

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Answers with the last commands of all types, whichever are wanted",
  expected: { requirement: "CEX-056", message: /instead of \["door"\]/ },
  implied: [],
  service: "cex",
  start,
};
