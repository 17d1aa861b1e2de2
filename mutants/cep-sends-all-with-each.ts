import { cexRules, startCex } from "../reference-impl/cex/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import type { Mutant } from "./mutant.ts";
import { alteredStore, commandsOf } from "./store.ts";

const open = alteredStore((store) => ({
  add: (command, deliver) =>
    store.add(command, async ({ endpoint, commands }) => {
      const { endpointId, commandType, createdAtMs: nowMs } = command;
      const pending = await commandsOf(store, { endpointId, commandType, nowMs }, "PENDING");
      const others = pending.filter(({ isSentOnce, commandId }) => {
        return !isSentOnce && commands.every((added) => added.commandId !== commandId);
      });
      await deliver({ endpoint, commands: [...others, ...commands] });
    }),
}));

/** Starts the wrong service. */
export const start: StartService = (ports, environment) => startCex(ports, environment, cexRules, open);

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Sends everything of a type again when one more command is invoked",
  expected: { requirement: "CEP-028", message: /sent the command 2 times/ },
  implied: [],
  service: "cex",
  start,
};
