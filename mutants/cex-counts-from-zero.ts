import { cexRules, startCex } from "../reference-impl/cex/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import type { Mutant } from "./mutant.ts";
import { alteredStore } from "./store.ts";

const open = alteredStore((store) => {
  const begun = new Set<string>();
  return {
    add: (command, deliver) => {
      const type = `${command.endpointId}/${command.commandType}`;
      const isFirst = command.commandId === undefined && !begun.has(type);
      begun.add(type);
      return store.add(isFirst ? { ...command, commandId: 0 } : command, deliver);
    },
  };
});

/** Starts the wrong service. */
export const start: StartService = (ports, environment) => startCex(ports, environment, cexRules, open);

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Counts commands from zero",
  expected: { requirement: "CEX-039", message: /identifiers 0, 1, 2/ },
  implied: [],
  service: "cex",
  start,
};
