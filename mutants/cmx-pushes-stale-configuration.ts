import { configUpdatedCodec } from "../protocol/cdtp/index.ts";
import { startCmx } from "../reference-impl/cmx/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import type { BusMessage } from "../transport/index.ts";
import { type Alterations, alteredBus } from "./alteration.ts";
import type { Mutant } from "./mutant.ts";

/** Starts the wrong service. */
export const start: StartService = (ports, environment) => {
  const before = new Map<string, BusMessage>();
  const incoming: Alterations["incoming"] = (message, deliver) => {
    const event = message.subject.endsWith(".config.updated") ? configUpdatedCodec.decode(message.payload) : undefined;
    if (event?.ok !== true) {
      deliver(message);
      return;
    }
    const endpoint = `${event.value.appVersionName}/${event.value.endpointId}`;
    deliver(before.get(endpoint) ?? message);
    before.set(endpoint, message);
  };
  return startCmx({ ...ports, bus: alteredBus(ports.bus, { incoming }) }, environment);
};

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Sends the configuration before last when there is a new one",
  expected: { requirement: "CMP-014", message: /was not sent its configuration/ },
  implied: [
    { requirement: "CMX-003", reason: "endpoints that never said whether they observe get the same as those that do" },
  ],
  start,
};
