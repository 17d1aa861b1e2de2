import { cexRules, startCex } from "../reference-impl/cex/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import type { Mutant } from "./mutant.ts";
import { alteredStore, type Command, nameOf } from "./store.ts";

/** Starts the wrong service. */
export const start: StartService = (ports, environment) => {
  const latest = new Map<string, Command["result"]>();
  const open = alteredStore((store) => ({
    report: (report, results) => {
      results.forEach(({ commandId, result }) => latest.set(nameOf({ ...report, commandId }), result));
      return store.report(report, results);
    },
  }));
  const describeCommand: typeof cexRules.describeCommand = (command) => {
    const result = command.result === undefined ? undefined : latest.get(nameOf(command));
    return cexRules.describeCommand({ ...command, result });
  };
  return startCex(ports, environment, { ...cexRules, describeCommand }, open);
};

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Lets a later result take the place of the first",
  expected: { requirement: "CEP-031", message: /given as 500 instead of 200/ },
  implied: [],
  service: "cex",
  start,
};
