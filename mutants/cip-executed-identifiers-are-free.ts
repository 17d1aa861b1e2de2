import { cexRules, startCex } from "../reference-impl/cex/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import type { Mutant } from "./mutant.ts";
import { alteredStore } from "./store.ts";

const open = alteredStore((store) => ({
  add: async (command, deliver) => {
    const { commandId, createdAtMs } = command;
    const before = commandId === undefined ? undefined : await store.find({ ...command, commandId }, createdAtMs);
    if (before?.state === "EXECUTED") {
      await store.remove(before);
    }
    return store.add(command, deliver);
  },
}));

/** Starts the wrong service. */
export const start: StartService = (ports, environment) => startCex(ports, environment, cexRules, open);

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Takes another command under the identifier of one that was executed",
  expected: { requirement: "CIP-016", message: /instead of an error/ },
  implied: [
    { requirement: "CEP-014", reason: "the endpoint gets two commands of one identifier" },
    { requirement: "CIP-017", reason: "nor is the second one answered with 409" },
  ],
  service: "cex",
  start,
};
