import { cexRules, startCex } from "../reference-impl/cex/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import type { Mutant } from "./mutant.ts";
import { alteredStore } from "./store.ts";

const open = alteredStore((store) => ({
  addBatch: (task, commands, deliver) => {
    const deadlineMs = task.createdAtMs + 60_000;
    const lasting = commands.map((command) => ({ ...command, deadlineMs }));
    return store.addBatch(task, task.filterId === undefined ? commands : lasting, deliver);
  },
}));

/** Starts the wrong service. */
export const start: StartService = (ports, environment) => startCex(ports, environment, cexRules, open);

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Lets the commands of a batch by filter be executed for a minute, whatever is wanted",
  expected: { requirement: "CEX-058", message: /"PENDING" instead of EXPIRED/ },
  implied: [],
  service: "cex",
  start,
};
