import { parseConfigurationPath } from "../protocol/cmp/index.ts";
import { cmxRules, startCmx } from "../reference-impl/cmx/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import type { Mutant } from "./mutant.ts";

/** Starts the wrong service. */
export const start: StartService = (ports, environment) => {
  let latest: string | undefined;
  const acceptRequest: typeof cmxRules.acceptRequest = (clientData) => {
    latest = clientData.correlationId;
    return cmxRules.acceptRequest(clientData);
  };
  const extensionData: typeof cmxRules.extensionData = (clientData, answer, settings, nowMs) => {
    const built = cmxRules.extensionData(clientData, answer, settings, nowMs);
    // Nobody asked for a push, so what it answers is empty.
    const isAnswer = clientData.payload.byteLength > 0;
    const isConfiguration = parseConfigurationPath(clientData.resourcePath)?.resource === "config";
    return isAnswer && isConfiguration ? { ...built, correlationId: latest ?? built.correlationId } : built;
  };
  return startCmx(ports, environment, { ...cmxRules, acceptRequest, extensionData });
};

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Gives an answer the correlation identifier of the latest request, be it of another endpoint",
  expected: { requirement: "ESP-009", message: /endpointId is/ },
  implied: [
    { requirement: "ESP-011", reason: "one request seems to be answered twice, and the other one never" },
    { requirement: "ESP-008", reason: "of two requests of one endpoint, both answers seem to belong to the latter" },
  ],
  needsOwnWorld: "requests of all endpoints are taken for each other",
  start,
};
