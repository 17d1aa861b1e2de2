import { cexRules, startCex } from "../reference-impl/cex/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import type { Mutant } from "./mutant.ts";
import { alteredStore, type Command, nameOf } from "./store.ts";

/** Starts the wrong service. */
export const start: StartService = (ports, environment) => {
  const stored = new Map<string, Command>();
  const open = alteredStore((store) => ({
    add: async (command, deliver) => {
      const added = await store.add(command, deliver);
      if (added.outcome === "added") {
        stored.set(nameOf(added.command), added.command);
      }
      return added;
    },
  }));
  const acceptedAnswer: typeof cexRules.acceptedAnswer = (key, settings) => {
    const command = stored.get(nameOf(key));
    const isExpired = command !== undefined && !command.isSentOnce && command.deadlineMs <= ports.runtime.clock.now();
    return isExpired
      ? cexRules.resourceAnswer({ ...command, state: "EXPIRED" })
      : cexRules.acceptedAnswer(key, settings);
  };
  return startCex(ports, environment, { ...cexRules, acceptedAnswer }, open);
};

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Answers a call that waits with 410 if its command expires meanwhile",
  expected: { requirement: "CEX-017", message: /answered 410/ },
  implied: [],
  service: "cex",
  start,
};
