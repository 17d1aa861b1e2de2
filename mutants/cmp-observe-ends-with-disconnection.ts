import { parseConfigurationRequest } from "../protocol/cmp/index.ts";
import { disconnectedCodec, disconnectedSubscription } from "../protocol/elce/index.ts";
import { startCmx } from "../reference-impl/cmx/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import { type Alterations, alteredBus } from "./alteration.ts";
import type { Mutant } from "./mutant.ts";
import { readClientData, readConnected } from "./reading.ts";

/** Starts the wrong service. */

export const start: StartService = (ports, environment) => {
  const observing = new Set<string>();
  const ended = new Set<string>();
  ports.bus.subscribe(disconnectedSubscription(), ({ payload }) => {
    const event = disconnectedCodec.decode(payload);
    for (const endpointId of event.ok ? event.value.endpoints.keys() : []) {
      if (observing.delete(endpointId)) {
        ended.add(endpointId);
      }
    }
  });
  const incoming: Alterations["incoming"] = (message, deliver) => {
    const data = readClientData(message);
    const request = parseConfigurationRequest(data?.payload ?? new Uint8Array());
    if (request.ok && request.value.observe === true) {
      observing.add(data?.endpointId ?? "");
    }
    const [connected = ""] = readConnected(message)?.endpoints.keys() ?? [];
    if (!ended.has(connected)) {
      deliver(message);
    }
  };
  return startCmx({ ...ports, bus: alteredBus(ports.bus, { incoming }) }, environment);
};

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Takes an endpoint that observed for one that wants nothing once it has disconnected",
  expected: { requirement: "CMX-001", message: /was not sent its configuration/ },
  implied: [],
  start,
};
