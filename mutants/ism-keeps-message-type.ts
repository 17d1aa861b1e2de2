import { cmxRules, startCmx } from "../reference-impl/cmx/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import type { Mutant } from "./mutant.ts";

const answerDestination: typeof cmxRules.answerDestination = (replyTo, instanceWideSubject) =>
  replyTo ?? instanceWideSubject;

/** Starts the wrong service. */
export const start: StartService = (ports, environment) =>
  startCmx(ports, environment, { ...cmxRules, answerDestination });

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Takes the reply subject as it stands, whatever message type it names",
  expected: { requirement: "ISM-005", message: /No answer|was sent to/ },
  implied: [
    { requirement: "ESP-011", reason: "an answer on the subject of another message type is not seen as an answer" },
  ],
  start,
};
