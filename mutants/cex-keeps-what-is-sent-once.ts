import { cexRules, startCex } from "../reference-impl/cex/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import type { Mutant } from "./mutant.ts";
import { alteredStore } from "./store.ts";

const open = alteredStore((store) => ({
  add: (command, deliver) => store.add({ ...command, isSentOnce: false }, deliver),
}));

/** Starts the wrong service. */
export const start: StartService = (ports, environment) => startCex(ports, environment, cexRules, open);

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Keeps a command without time to live for its endpoint",
  expected: { requirement: "CEX-027", message: /instead of an empty array/ },
  implied: [],
  service: "cex",
  start,
};
