import { configUpdatedCodec } from "../protocol/cdtp/index.ts";
import { startCmx } from "../reference-impl/cmx/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import { type Alterations, alteredBus } from "./alteration.ts";
import type { Mutant } from "./mutant.ts";
import { readConfigUpdated } from "./reading.ts";

const incoming: Alterations["incoming"] = (message, deliver) => {
  const event = readConfigUpdated(message);
  deliver(event === undefined ? message : { ...message, payload: configUpdatedCodec.encode({ ...event, timeout: 0 }) });
};

/** Starts the wrong service. */
export const start: StartService = (ports, environment) =>
  startCmx({ ...ports, bus: alteredBus(ports.bus, { incoming }) }, environment);

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Acts on events whatever their expiry",
  expected: { requirement: "ISM-009", message: /was sent .*, which must not go out to it/ },
  implied: [],
  start,
};
