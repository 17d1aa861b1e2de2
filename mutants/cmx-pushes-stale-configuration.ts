import { type ConfigUpdated, configUpdatedCodec } from "../protocol/cdtp/index.ts";
import { startCmx } from "../reference-impl/cmx/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import { type Alterations, alteredBus } from "./alteration.ts";
import type { Mutant } from "./mutant.ts";
import { readConfigUpdated } from "./reading.ts";

/** From its third configuration on, an endpoint is sent the one before. */
const CURRENT_MAX = 2;

/** Starts the wrong service. */
export const start: StartService = (ports, environment) => {
  /** The events of each endpoint, each once. */
  const heard = new Map<string, ConfigUpdated[]>();
  const incoming: Alterations["incoming"] = (message, deliver) => {
    const event = readConfigUpdated(message);
    if (event === undefined) {
      deliver(message);
      return;
    }
    const endpoint = `${event.appVersionName}/${event.endpointId}`;
    const events = heard.get(endpoint) ?? [];
    heard.set(endpoint, events);
    if (events.at(-1)?.correlationId !== event.correlationId) {
      events.push(event);
    }
    const { configId, content } = events.length > CURRENT_MAX ? (events.at(-2) ?? event) : event;
    deliver({ ...message, payload: configUpdatedCodec.encode({ ...event, configId, content }) });
  };
  return startCmx({ ...ports, bus: alteredBus(ports.bus, { incoming }) }, environment);
};

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Sends the configuration before last once there have been three",
  expected: { requirement: "CMP-014", message: /was not sent its configuration/ },
  implied: [],
  start,
};
