import { cexRules, startCex } from "../reference-impl/cex/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import type { Mutant } from "./mutant.ts";
import { alteredStore, commandsOf } from "./store.ts";

const open = alteredStore((store) => ({
  add: async (command, deliver) => {
    const { endpointId, createdAtMs: nowMs, commandId } = command;
    const pending = await commandsOf(store, { endpointId, nowMs }, "PENDING");
    const isTaken = command.origin.kind === "caller" && pending.some((other) => other.commandId === commandId);
    return isTaken ? { outcome: "duplicate" } : store.add(command, deliver);
  },
}));

/** Starts the wrong service. */
export const start: StartService = (ports, environment) => startCex(ports, environment, cexRules, open);

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Takes a command for a duplicate if the endpoint has one of that identifier under another type",
  expected: { requirement: "CIP-013", message: /was not sent the command/ },
  implied: [],
  service: "cex",
  start,
};
