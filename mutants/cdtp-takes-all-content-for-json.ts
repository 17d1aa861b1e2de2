import { configUpdatedCodec } from "../protocol/cdtp/index.ts";
import { startCmx } from "../reference-impl/cmx/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import { type Alterations, alteredBus } from "./alteration.ts";
import type { Mutant } from "./mutant.ts";
import { readConfigUpdated } from "./reading.ts";

const incoming: Alterations["incoming"] = (message, deliver) => {
  const event = readConfigUpdated(message);
  const json = event === undefined ? undefined : { ...event, contentType: "application/json" };
  deliver(json === undefined ? message : { ...message, payload: configUpdatedCodec.encode(json) });
};

/** Starts the wrong service. */
export const start: StartService = (ports, environment) =>
  startCmx({ ...ports, bus: alteredBus(ports.bus, { incoming }) }, environment);

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Takes announced content of any type for JSON",
  expected: { requirement: "CDTP-018", message: /was sent .*, which must not go out to it/ },
  implied: [],
  start,
};
