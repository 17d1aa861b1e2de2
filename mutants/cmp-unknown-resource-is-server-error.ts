import { cmxRules, errorAnswer, startCmx } from "../reference-impl/cmx/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import type { Mutant } from "./mutant.ts";

const acceptRequest: typeof cmxRules.acceptRequest = (clientData) => {
  const accepted = cmxRules.acceptRequest(clientData);
  const { resourcePath } = clientData;
  const unknown = !accepted.accepted && !resourcePath.startsWith("/config/json");
  return unknown ? { accepted: false, answer: errorAnswer(501, `${resourcePath} is not implemented`) } : accepted;
};

/** Starts the wrong service. */
export const start: StartService = (ports, environment) => startCmx(ports, environment, { ...cmxRules, acceptRequest });

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Answers 501 to requests to resources that it does not have",
  expected: { requirement: "CMP-013", message: /has the status 501/ },
  implied: [],
  start,
};
