import { cmxRules, errorAnswer, startCmx } from "../reference-impl/cmx/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import type { Mutant } from "./mutant.ts";

const acceptRequest: typeof cmxRules.acceptRequest = (clientData) => {
  const accepted = cmxRules.acceptRequest(clientData);
  return clientData.endpointId === null && !accepted.accepted
    ? { accepted: false, answer: errorAnswer(500, "Whose message is this?") }
    : accepted;
};

/** Starts the wrong service. */
export const start: StartService = (ports, environment) => startCmx(ports, environment, { ...cmxRules, acceptRequest });

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Blames itself for messages that name no endpoint",
  expected: { requirement: "ESP-018", message: /The answer is 500|status 500/ },
  implied: [],
  start,
};
