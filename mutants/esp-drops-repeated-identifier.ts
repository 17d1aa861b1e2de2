import { startCmx } from "../reference-impl/cmx/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import { type Alterations, alteredBus } from "./alteration.ts";
import type { Mutant } from "./mutant.ts";
import { readClientData } from "./reading.ts";

/** Starts the wrong service. */
export const start: StartService = (ports, environment) => {
  const seen = new Map<string, string>();
  const incoming: Alterations["incoming"] = (message, deliver) => {
    const data = readClientData(message);
    const place = `${data?.endpointId}/${data?.resourcePath}/${data?.requestId}`;
    const before = seen.get(place);
    if (data === undefined || data.requestId === null || before === undefined) {
      deliver(message);
    }
    if (data !== undefined) {
      seen.set(place, data.correlationId);
    }
  };
  return startCmx({ ...ports, bus: alteredBus(ports.bus, { incoming }) }, environment);
};

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Takes a request with an identifier that the endpoint used before for a repetition, and drops it",
  expected: { requirement: "ESP-011", message: /not answered/ },
  implied: [],
  start,
};
