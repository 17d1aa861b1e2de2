import { cmxRules, startCmx } from "../reference-impl/cmx/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import type { Mutant } from "./mutant.ts";

/** Starts the wrong service. */
export const start: StartService = (ports, environment) => {
  let latest: string | undefined;
  const answerDestination: typeof cmxRules.answerDestination = (replyTo, instanceWideSubject) => {
    latest = replyTo ?? latest;
    return cmxRules.answerDestination(latest, instanceWideSubject);
  };
  return startCmx(ports, environment, { ...cmxRules, answerDestination });
};

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Answers a message without a reply subject where the message of another endpoint wanted its answer",
  expected: { requirement: "ESP-002", message: /was sent to kaa\.v1\.replica/ },
  implied: [],
  needsOwnWorld: "where one endpoint is answered holds for all",
  start,
};
