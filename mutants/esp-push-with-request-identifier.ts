import { cmxRules, startCmx } from "../reference-impl/cmx/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import { type Alterations, alteredBus } from "./alteration.ts";
import type { Mutant } from "./mutant.ts";
import { readConfigUpdated } from "./reading.ts";

/** Starts the wrong service. */

export const start: StartService = (ports, environment) => {
  /** The latest request identifier of each endpoint; none for those that have spoken of observing. */
  const latest = new Map<string, number | null>();
  const updates = new Set<string>();
  const incoming: Alterations["incoming"] = (message, deliver) => {
    updates.add(readConfigUpdated(message)?.correlationId ?? "");
    deliver(message);
  };
  const acceptRequest: typeof cmxRules.acceptRequest = (clientData) => {
    const accepted = cmxRules.acceptRequest(clientData);
    const { endpointId, requestId } = clientData;
    const speaksOfObserving = accepted.accepted && accepted.value.request.observe !== undefined;
    latest.set(endpointId ?? "", speaksOfObserving || latest.get(endpointId ?? "") === null ? null : requestId);
    return accepted;
  };
  const extensionData: typeof cmxRules.extensionData = (clientData, answer, settings, nowMs) => {
    const built = cmxRules.extensionData(clientData, answer, settings, nowMs);
    const isUpdate = updates.has(clientData.correlationId);
    return isUpdate ? { ...built, requestId: latest.get(clientData.endpointId ?? "") ?? null } : built;
  };
  const bus = alteredBus(ports.bus, { incoming });
  return startCmx({ ...ports, bus }, environment, { ...cmxRules, acceptRequest, extensionData });
};

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Sends a new configuration as if it answered the last request of an endpoint that never spoke of observing",
  expected: { requirement: "ESP-007", message: /which no message to the service had/ },
  implied: [
    { requirement: "CMX-003", reason: "an endpoint does not take an answer to nothing for a new configuration" },
    { requirement: "CMX-002", reason: "the same holds for the configuration of a new appversion" },
  ],
  start,
};
