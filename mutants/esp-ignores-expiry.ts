import { clientDataCodec } from "../protocol/esp/index.ts";
import { startCmx } from "../reference-impl/cmx/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import { type Alterations, alteredBus } from "./alteration.ts";
import type { Mutant } from "./mutant.ts";
import { readClientData } from "./reading.ts";

const incoming: Alterations["incoming"] = (message, deliver) => {
  const data = readClientData(message);
  deliver(
    data === undefined ? message : { ...message, payload: clientDataCodec("2026-01").encode({ ...data, timeout: 0 }) },
  );
};

/** Starts the wrong service. */
export const start: StartService = (ports, environment) =>
  startCmx({ ...ports, bus: alteredBus(ports.bus, { incoming }) }, environment);

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Acts on messages whatever their expiry",
  expected: { requirement: "ESP-013", message: /The message was answered on/ },
  implied: [],
  start,
};
