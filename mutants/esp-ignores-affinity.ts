import { cmxRules, startCmx } from "../reference-impl/cmx/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import type { Mutant } from "./mutant.ts";

const answerDestination: typeof cmxRules.answerDestination = (_replyTo, instanceWideSubject) => instanceWideSubject;

/** Starts the wrong service. */
export const start: StartService = (ports, environment) =>
  startCmx(ports, environment, { ...cmxRules, answerDestination });

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Answers to all replicas of the communication service although one of them asked for the answer",
  expected: { requirement: "ESP-003", message: /was sent to kaa\.v1\.service|went to kaa\.v1\.service/ },
  implied: [{ requirement: "ISM-005", reason: "whoever ignores the reply subject cannot replace its last section" }],
  start,
};
