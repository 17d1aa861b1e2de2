import { cmxRules, startCmx } from "../reference-impl/cmx/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import type { Mutant } from "./mutant.ts";

const ANSWER = ".ExtensionData";

const answerDestination: typeof cmxRules.answerDestination = (replyTo, instanceWideSubject) => {
  const wanted = replyTo ?? instanceWideSubject;
  return wanted.endsWith(ANSWER) ? wanted : `${wanted}${ANSWER}`;
};

/** Starts the wrong service. */
export const start: StartService = (ports, environment) =>
  startCmx(ports, environment, { ...cmxRules, answerDestination });

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Appends the message type of an answer to a reply subject that names another one",
  expected: { requirement: "ISM-002", message: /\.esp\.ClientData\.ExtensionData is not/ },
  implied: [
    { requirement: "ISM-005", reason: "the last section is not replaced" },
    { requirement: "ESP-011", reason: "an answer on a subject that is none is no answer" },
  ],
  start,
};
