import { configurationPath, parseConfigurationPath, parseConfigurationRequest } from "../protocol/cmp/index.ts";
import { clientDataCodec } from "../protocol/esp/index.ts";
import { startCmx } from "../reference-impl/cmx/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import { type Alterations, alteredBus } from "./alteration.ts";
import type { Mutant } from "./mutant.ts";
import { readClientData, readExtensionData } from "./reading.ts";

/** Starts the wrong service. */

export const start: StartService = (ports, environment) => {
  /** Requests that were made up; nobody waits for their answers. */
  const madeUp = new Set<string>();
  const incoming: Alterations["incoming"] = (message, deliver) => {
    const data = readClientData(message);
    const isNamed = parseConfigurationPath(data?.resourcePath ?? "")?.configName !== undefined;
    const request = parseConfigurationRequest(data?.payload ?? new Uint8Array());
    if (data !== undefined && isNamed && request.ok && request.value.observe !== undefined) {
      const correlationId = ports.runtime.ids.next();
      madeUp.add(correlationId);
      const unnamed = { ...data, correlationId, resourcePath: configurationPath() };
      deliver({ ...message, payload: clientDataCodec("2026-01").encode(unnamed) });
    }
    deliver(message);
  };
  const outgoing: Alterations["outgoing"] = (message, send) => {
    if (!madeUp.has(readExtensionData(message)?.correlationId ?? "")) {
      send(message);
    }
  };
  return startCmx({ ...ports, bus: alteredBus(ports.bus, { incoming, outgoing }) }, environment);
};

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Takes what an endpoint says about observing one of its configurations for all of them",
  expected: { requirement: "CMP-014", message: /was not sent its configuration/ },
  implied: [
    {
      requirement: "CMP-015",
      reason: "an endpoint that observes another of its configurations gets the one that it does not want",
    },
  ],
  start,
};
