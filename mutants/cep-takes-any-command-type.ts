import { commandPath, parseCommandPath } from "../protocol/cep/index.ts";
import { cexRules, startCex } from "../reference-impl/cex/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import type { Mutant } from "./mutant.ts";

const acceptMessage: typeof cexRules.acceptMessage = (clientData, settings) => {
  const message = cexRules.acceptMessage(clientData, settings);
  const isOdd = message.kind === "refused" && message.answer.reasonPhrase.startsWith("Command type");
  const isRequest = parseCommandPath(clientData.resourcePath)?.resource === "command";
  return isOdd && isRequest
    ? cexRules.acceptMessage({ ...clientData, resourcePath: commandPath("odd") }, settings)
    : message;
};

/** Starts the wrong service. */
export const start: StartService = (ports, environment) => startCex(ports, environment, { ...cexRules, acceptMessage });

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Answers requests for commands of types that there cannot be",
  expected: { requirement: "CEP-002", message: /got \[\] instead of an error/ },
  implied: [],
  service: "cex",
  start,
};
