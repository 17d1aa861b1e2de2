import { cexRules, startCex } from "../reference-impl/cex/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import type { Mutant } from "./mutant.ts";
import { alteredStore, type CommandKey } from "./store.ts";

const open = alteredStore((store) => {
  const free = new Map<string, number>();
  const typeOf = ({ endpointId, commandType }: Pick<CommandKey, "endpointId" | "commandType">): string =>
    `${endpointId}/${commandType}`;
  return {
    remove: (key) => {
      free.set(typeOf(key), key.commandId);
      return store.remove(key);
    },
    add: (command, deliver) => {
      const { commandId = free.get(typeOf(command)) } = command;
      free.delete(typeOf(command));
      return store.add({ ...command, commandId }, deliver);
    },
  };
});

/** Starts the wrong service. */
export const start: StartService = (ports, environment) => startCex(ports, environment, cexRules, open);

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Gives a command the identifier of one that was deleted",
  expected: { requirement: "CEP-014", message: /Two commands of the type blink have the identifier/ },
  implied: [],
  service: "cex",
  start,
};
