import { connectedCodec } from "../protocol/elce/index.ts";
import { cmxRules, startCmx } from "../reference-impl/cmx/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import { type Alterations, alteredBus } from "./alteration.ts";
import type { Mutant } from "./mutant.ts";

/** Starts the wrong service. */
export const start: StartService = (ports, environment) => {
  /** Endpoints that have said nothing since they connected. */
  const fresh = new Set<string>();
  /** The endpoint that the service is about to decide on. */
  let endpointId = "";
  const incoming: Alterations["incoming"] = (message, deliver) => {
    const event = message.subject.endsWith(".connectivity.connected")
      ? connectedCodec.decode(message.payload)
      : undefined;
    for (const connected of event?.ok === true ? event.value.endpoints.keys() : []) {
      fresh.add(connected);
      endpointId = connected;
    }
    deliver(message);
  };
  const acceptRequest: typeof cmxRules.acceptRequest = (clientData) => {
    const accepted = cmxRules.acceptRequest(clientData);
    if (accepted.accepted && accepted.value.request.observe !== undefined) {
      fresh.delete(accepted.value.endpointId);
    }
    return accepted;
  };
  const pulledConfiguration: typeof cmxRules.pulledConfiguration = (response, knownConfigId) => {
    endpointId = response.endpointId;
    return cmxRules.pulledConfiguration(response, knownConfigId);
  };
  const isPushWanted: typeof cmxRules.isPushWanted = (observes) =>
    fresh.has(endpointId) || cmxRules.isPushWanted(observes);
  const bus = alteredBus(ports.bus, { incoming });
  return startCmx({ ...ports, bus }, environment, { ...cmxRules, acceptRequest, pulledConfiguration, isPushWanted });
};

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Forgets what an endpoint said about observing when it connects anew",
  expected: { requirement: "CMP-015", message: /does not want unasked/ },
  implied: [],
  start,
};
