import { parseConfigurationPath } from "../protocol/cmp/index.ts";
import { connectedCodec } from "../protocol/elce/index.ts";
import { startCmx } from "../reference-impl/cmx/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import { type Alterations, alteredBus } from "./alteration.ts";
import type { Mutant } from "./mutant.ts";
import { readClientData, readConnected } from "./reading.ts";

/** Starts the wrong service. */

export const start: StartService = (ports, environment) => {
  const known = new Set<string>();
  const incoming: Alterations["incoming"] = (message, deliver) => {
    const data = readClientData(message);
    if (data !== undefined && parseConfigurationPath(data.resourcePath)?.resource === "config") {
      known.add(data.endpointId ?? "");
    }
    const event = readConnected(message);
    if (event === undefined) {
      deliver(message);
      return;
    }
    const endpoints = new Map([...event.endpoints].filter(([endpointId]) => known.has(endpointId)));
    if (endpoints.size > 0) {
      deliver({ ...message, payload: connectedCodec.encode({ ...event, endpoints }) });
    }
  };
  return startCmx({ ...ports, bus: alteredBus(ports.bus, { incoming }) }, environment);
};

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Sends a configuration to an endpoint that connects only if it ever asked for one",
  expected: { requirement: "CMX-001", message: /was not sent its configuration/ },
  implied: [],
  start,
};
