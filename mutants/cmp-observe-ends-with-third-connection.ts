import { cmxRules, startCmx } from "../reference-impl/cmx/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import { type Alterations, alteredBus } from "./alteration.ts";
import type { Mutant } from "./mutant.ts";
import { readConnected } from "./reading.ts";

/** The one in which it said so, and one more. */
const CONNECTIONS = 2;

/** Starts the wrong service. */
export const start: StartService = (ports, environment) => {
  /** How often an endpoint has connected since it spoke of observing. */
  const connections = new Map<string, number>();
  /** The endpoint that the service is about to decide on. */
  let endpointId = "";
  const incoming: Alterations["incoming"] = (message, deliver) => {
    for (const connected of readConnected(message)?.endpoints.keys() ?? []) {
      connections.set(connected, (connections.get(connected) ?? 0) + 1);
      endpointId = connected;
    }
    deliver(message);
  };
  const acceptRequest: typeof cmxRules.acceptRequest = (clientData) => {
    const accepted = cmxRules.acceptRequest(clientData);
    if (accepted.accepted && accepted.value.request.observe !== undefined) {
      connections.set(accepted.value.endpointId, 0);
    }
    return accepted;
  };
  const pulledConfiguration: typeof cmxRules.pulledConfiguration = (response, knownConfigId) => {
    endpointId = response.endpointId;
    return cmxRules.pulledConfiguration(response, knownConfigId);
  };
  const isPushWanted: typeof cmxRules.isPushWanted = (observes) =>
    (connections.get(endpointId) ?? 0) > CONNECTIONS || cmxRules.isPushWanted(observes);
  const bus = alteredBus(ports.bus, { incoming });
  return startCmx({ ...ports, bus }, environment, { ...cmxRules, acceptRequest, pulledConfiguration, isPushWanted });
};

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Forgets what an endpoint said about observing when it connects anew for the second time",
  expected: { requirement: "CMP-015", message: /does not want unasked/ },
  implied: [],
  start,
};
