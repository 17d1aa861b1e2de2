import { encodeJson } from "../protocol/json/index.ts";
import { cexRules, startCex } from "../reference-impl/cex/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import type { Mutant } from "./mutant.ts";

const acceptMessage: typeof cexRules.acceptMessage = (clientData, settings) => {
  const message = cexRules.acceptMessage(clientData, settings);
  const isMalformed = message.kind === "refused" && message.answer.reasonPhrase.startsWith("Command request:");
  return isMalformed ? cexRules.acceptMessage({ ...clientData, payload: encodeJson({}) }, settings) : message;
};

/** Starts the wrong service. */
export const start: StartService = (ports, environment) => startCex(ports, environment, { ...cexRules, acceptMessage });

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Takes a request that it cannot read for an empty one",
  expected: { requirement: "CEP-005", message: /got \[\] instead of an error/ },
  implied: [],
  service: "cex",
  start,
};
