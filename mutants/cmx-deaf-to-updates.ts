import { parseConfigurationRequest } from "../protocol/cmp/index.ts";
import { startCmx } from "../reference-impl/cmx/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import { type Alterations, alteredBus } from "./alteration.ts";
import type { Mutant } from "./mutant.ts";
import { readClientData, readConfigUpdated } from "./reading.ts";

/** Starts the wrong service. */
export const start: StartService = (ports, environment) => {
  const observing = new Set<string>();
  const incoming: Alterations["incoming"] = (message, deliver) => {
    const data = readClientData(message);
    const request = parseConfigurationRequest(data?.payload ?? new Uint8Array());
    if (request.ok && request.value.observe === true) {
      observing.add(data?.endpointId ?? "");
    }
    if (!observing.has(readConfigUpdated(message)?.endpointId ?? "")) {
      deliver(message);
    }
  };
  return startCmx({ ...ports, bus: alteredBus(ports.bus, { incoming }) }, environment);
};

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Does not hear that there is a new configuration for an endpoint that observes",
  expected: { requirement: "CMP-014", message: /was not sent its configuration/ },
  implied: [
    { requirement: "ESP-013", reason: "whether an expired end of observing was taken up cannot be told any more" },
    { requirement: "CMP-025", reason: "a configuration that is not sent hands on no identifier" },
  ],
  start,
};
