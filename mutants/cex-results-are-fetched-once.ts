import { cexRules, startCex } from "../reference-impl/cex/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import type { Mutant } from "./mutant.ts";
import { nameOf } from "./store.ts";

/** Starts the wrong service. */
export const start: StartService = (ports, environment) => {
  const fetched = new Set<string>();
  const resourceAnswer: typeof cexRules.resourceAnswer = (command) => {
    const isFetched = command?.state === "EXECUTED" && fetched.has(nameOf(command));
    if (command?.state === "EXECUTED") {
      fetched.add(nameOf(command));
    }
    return cexRules.resourceAnswer(isFetched ? undefined : command);
  };
  return startCex(ports, environment, { ...cexRules, resourceAnswer });
};

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Has nothing at the place of a command any more once its result was fetched",
  expected: { requirement: "CEX-010", message: /404 .*instead of "opened"/ },
  implied: [],
  service: "cex",
  start,
};
