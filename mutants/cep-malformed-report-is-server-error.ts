import { cexRules, startCex } from "../reference-impl/cex/index.ts";
import { errorAnswer, type StartService } from "../reference-impl/service/index.ts";
import type { Mutant } from "./mutant.ts";

const acceptMessage: typeof cexRules.acceptMessage = (clientData, settings) => {
  const message = cexRules.acceptMessage(clientData, settings);
  const isMalformed = message.kind === "refused" && message.answer.reasonPhrase.startsWith("Command results:");
  return isMalformed ? { kind: "refused", answer: errorAnswer(500, "Internal Server Error") } : message;
};

/** Starts the wrong service. */
export const start: StartService = (ports, environment) => startCex(ports, environment, { ...cexRules, acceptMessage });

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Takes a report that it cannot read for a fault of its own",
  expected: { requirement: "CEP-033", message: /500/ },
  implied: [],
  service: "cex",
  start,
};
