import { startCmx } from "../reference-impl/cmx/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import { alteredBus } from "./alteration.ts";
import type { Mutant } from "./mutant.ts";

/** Starts the wrong service. */
export const start: StartService = (ports, environment) => {
  const own = ports.runtime.ids.next();
  const queueGroup = (group: string, subject: string): string => (subject.endsWith(".esp.ClientData") ? own : group);
  return startCmx({ ...ports, bus: alteredBus(ports.bus, { queueGroup }) }, environment);
};

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Shares the messages to its instance with nobody, as each replica names the queue group after itself",
  expected: { requirement: "ISM-006", message: /as if every replica had taken it/ },
  implied: [{ requirement: "ESP-011", reason: "every replica answers each message" }],
  replicas: 2,
  start,
};
