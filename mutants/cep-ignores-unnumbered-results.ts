import { cexRules, startCex } from "../reference-impl/cex/index.ts";
import { errorAnswer, type StartService } from "../reference-impl/service/index.ts";
import type { Mutant } from "./mutant.ts";

const acceptMessage: typeof cexRules.acceptMessage = (clientData, settings) => {
  const message = cexRules.acceptMessage(clientData, settings);
  return message.kind === "report" && clientData.requestId === null
    ? { kind: "refused", answer: errorAnswer(400, "A result has to have a request identifier") }
    : message;
};

/** Starts the wrong service. */
export const start: StartService = (ports, environment) => startCex(ports, environment, { ...cexRules, acceptMessage });

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Does not take a result that nobody wants to be answered",
  expected: { requirement: "CEP-036", message: /"PENDING" instead of EXECUTED/ },
  implied: [],
  service: "cex",
  start,
};
