import { cmxRules, startCmx } from "../reference-impl/cmx/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import type { Mutant } from "./mutant.ts";

const EVERYTHING = Buffer.from("{}");

const acceptRequest: typeof cmxRules.acceptRequest = (clientData) =>
  cmxRules.acceptRequest(clientData.payload.byteLength === 0 ? { ...clientData, payload: EVERYTHING } : clientData);

/** Starts the wrong service. */
export const start: StartService = (ports, environment) => startCmx(ports, environment, { ...cmxRules, acceptRequest });

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Takes an empty payload for a request",
  expected: { requirement: "CMP-009", message: /instead of an error/ },
  implied: [],
  start,
};
