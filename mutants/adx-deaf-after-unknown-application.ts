import { startAdx } from "../reference-impl/adx/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import { type Alterations, alteredBus } from "./alteration.ts";
import type { Mutant } from "./mutant.ts";
import { readBroadcastUpdate, readServiceUpdate } from "./reading.ts";

/** Starts the wrong service. */
export const start: StartService = (ports, environment) => {
  const known = new Set<string>();
  let isDeaf = false;
  const incoming: Alterations["incoming"] = (message, deliver) => {
    const created = readBroadcastUpdate(message)?.appName;
    const changed = readServiceUpdate(message)?.appName;
    known.add(created ?? "");
    isDeaf ||= changed !== undefined && changed !== null && !known.has(changed);
    if (!isDeaf || !message.subject.includes(".configuration.")) {
      deliver(message);
    }
  };
  return startAdx({ ...ports, bus: alteredBus(ports.bus, { incoming }) }, environment);
};

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Hears of no change after one of an application that it does not know",
  expected: { requirement: "ADX-017", message: /instead of 15/ },
  implied: [],
  service: "adx",
  needsOwnWorld: "what it hears in one example keeps it from hearing in others",
  start,
};
