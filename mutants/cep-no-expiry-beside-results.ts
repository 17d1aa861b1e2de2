import { cexRules, startCex } from "../reference-impl/cex/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import type { Mutant } from "./mutant.ts";
import { alteredStore } from "./store.ts";

const open = alteredStore((store) => ({
  list: async (query, nowMs) => {
    const commands = await store.list(query, nowMs);
    const isAlive = commands.some(({ state }) => state === "EXECUTED");
    return commands.map((command) =>
      isAlive && command.state === "EXPIRED" ? { ...command, state: "PENDING" } : command,
    );
  },
}));

/** Starts the wrong service. */
export const start: StartService = (ports, environment) => startCex(ports, environment, cexRules, open);

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Shows no command as expired of an endpoint that has executed another one",
  expected: { requirement: "CEP-025", message: /"PENDING" instead of EXPIRED/ },
  implied: [{ requirement: "CEX-048", reason: "a list of both shows the same" }],
  service: "cex",
  start,
};
