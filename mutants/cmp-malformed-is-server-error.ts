import { parseJson } from "../protocol/json/index.ts";
import { cmxRules, errorAnswer, startCmx } from "../reference-impl/cmx/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import type { Mutant } from "./mutant.ts";

const acceptRequest: typeof cmxRules.acceptRequest = (clientData) => {
  const accepted = cmxRules.acceptRequest(clientData);
  const malformed = !accepted.accepted && !parseJson(clientData.payload).ok;
  return malformed ? { accepted: false, answer: errorAnswer(500, "Cannot read the request") } : accepted;
};

/** Starts the wrong service. */
export const start: StartService = (ports, environment) => startCmx(ports, environment, { ...cmxRules, acceptRequest });

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Blames itself for requests that are no JSON",
  expected: { requirement: "CMP-009", message: /has the status 500/ },
  implied: [],
  start,
};
