import { cexRules, startCex } from "../reference-impl/cex/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import type { Mutant } from "./mutant.ts";

const resourceAnswer: typeof cexRules.resourceAnswer = (command) =>
  cexRules.resourceAnswer(command?.state === "PENDING" ? undefined : command);

/** Starts the wrong service. */
export const start: StartService = (ports, environment) =>
  startCex(ports, environment, { ...cexRules, resourceAnswer });

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Has nothing at the place of a command before its result comes",
  expected: { requirement: "CEX-040", message: /404 .*something pending/ },
  implied: [
    { requirement: "CEX-041", reason: "it does not answer with 202 either" },
    { requirement: "CEX-019", reason: "nothing is at the location then" },
  ],
  service: "cex",
  start,
};
