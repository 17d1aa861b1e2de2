import { configAppliedCodec } from "../protocol/cdtp/index.ts";
import { startCmx } from "../reference-impl/cmx/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import { type Alterations, alteredBus } from "./alteration.ts";
import type { Mutant } from "./mutant.ts";
import { readConfigApplied } from "./reading.ts";

/** Starts the wrong service. */
export const start: StartService = (ports, environment) => {
  const first = new Map<string, string>();
  const outgoing: Alterations["outgoing"] = (message, send) => {
    const event = readConfigApplied(message);
    if (event === undefined) {
      send(message);
      return;
    }
    const configId = first.get(event.endpointId) ?? event.configId;
    first.set(event.endpointId, configId);
    send({ ...message, payload: configAppliedCodec.encode({ ...event, configId }) });
  };
  return startCmx({ ...ports, bus: alteredBus(ports.bus, { outgoing }) }, environment);
};

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Announces every report of an endpoint as one on the configuration that it reported on first",
  expected: { requirement: "CDTP-015", message: /learned nothing of/ },
  implied: [],
  start,
};
