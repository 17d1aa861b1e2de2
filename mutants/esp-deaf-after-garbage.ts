import { clientDataCodec } from "../protocol/esp/index.ts";
import { startCmx } from "../reference-impl/cmx/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import { type Alterations, alteredBus } from "./alteration.ts";
import type { Mutant } from "./mutant.ts";

/** Starts the wrong service. */
export const start: StartService = (ports, environment) => {
  let deaf = false;
  const incoming: Alterations["incoming"] = (message, deliver) => {
    const isRequest = message.subject.endsWith(".esp.ClientData");
    deaf ||= isRequest && !clientDataCodec("2026-01").decode(message.payload).ok;
    if (!isRequest || !deaf) {
      deliver(message);
    }
  };
  return startCmx({ ...ports, bus: alteredBus(ports.bus, { incoming }) }, environment);
};

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Takes no more messages after one that it could not read",
  expected: { requirement: "ESP-011", message: /was not answered/ },
  implied: [],
  needsOwnWorld: "what one example sends holds for all that follow",
  start,
};
