import { cexRules, startCex } from "../reference-impl/cex/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import type { Mutant } from "./mutant.ts";
import { alteredStore } from "./store.ts";

const EMPTY_TEXT = '""';

const open = alteredStore((store) => ({
  add: (command, deliver) => {
    const text = Buffer.from(command.payload ?? []).toString("utf8");
    return store.add({ ...command, payload: text === EMPTY_TEXT ? null : command.payload }, deliver);
  },
}));

/** Starts the wrong service. */
export const start: StartService = (ports, environment) => startCex(ports, environment, cexRules, open);

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Takes a payload that is an empty text for none",
  expected: { requirement: "CEP-016", message: /instead of \[""\]/ },
  implied: [],
  service: "cex",
  start,
};
