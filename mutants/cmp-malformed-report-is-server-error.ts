import { cmxRules, errorAnswer, startCmx } from "../reference-impl/cmx/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import type { Mutant } from "./mutant.ts";

const acceptApplied: typeof cmxRules.acceptApplied = (clientData, settings) => {
  const accepted = cmxRules.acceptApplied(clientData, settings);
  return accepted.accepted ? accepted : { accepted: false, answer: errorAnswer(500, "Cannot read the report") };
};

/** Starts the wrong service. */
export const start: StartService = (ports, environment) => startCmx(ports, environment, { ...cmxRules, acceptApplied });

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Blames itself for reports that nobody can read",
  expected: { requirement: "CMP-023", message: /has the status 500/ },
  implied: [],
  start,
};
