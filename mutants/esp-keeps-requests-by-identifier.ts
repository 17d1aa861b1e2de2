import { type ClientData } from "../protocol/esp/index.ts";
import { cmxRules, startCmx } from "../reference-impl/cmx/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import type { Mutant } from "./mutant.ts";

/** Starts the wrong service. */

export const start: StartService = (ports, environment) => {
  const kept = new Map<number | null, ClientData>();
  const acceptRequest: typeof cmxRules.acceptRequest = (clientData) => {
    kept.set(clientData.requestId, clientData);
    return cmxRules.acceptRequest(clientData);
  };
  const extensionData: typeof cmxRules.extensionData = (clientData, answer, settings, nowMs) => {
    const other = kept.get(clientData.requestId);
    // Nobody asked for a push, and reports are not kept.
    const isAnswer = clientData.payload.byteLength > 0 && other?.resourcePath === clientData.resourcePath;
    return cmxRules.extensionData(isAnswer ? other : clientData, answer, settings, nowMs);
  };
  return startCmx(ports, environment, { ...cmxRules, acceptRequest, extensionData });
};

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Tells requests under way apart by their request identifier alone, which endpoints choose for themselves",
  expected: { requirement: "ESP-011", message: /was answered 2 times/ },
  implied: [
    {
      requirement: "CMP-002",
      reason: "one of two endpoints that ask with the same identifier gets the configuration of the other",
    },
  ],
  needsOwnWorld: "request identifiers of all endpoints are taken for each other",
  start,
};
