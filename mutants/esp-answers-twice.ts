import { startCmx } from "../reference-impl/cmx/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import type { MessageBus } from "../transport/index.ts";
import type { Mutant } from "./mutant.ts";

/** A bus on which every answer is sent twice. */
function stutteringBus(bus: MessageBus): MessageBus {
  return {
    publish: (subject, payload, replyTo) => {
      bus.publish(subject, payload, replyTo);
      if (subject.endsWith(".esp.ExtensionData")) {
        bus.publish(subject, payload, replyTo);
      }
    },
    subscribe: (subject, handler, options) => bus.subscribe(subject, handler, options),
    request: (subject, payload, timeoutMs) => bus.request(subject, payload, timeoutMs),
    flush: () => bus.flush(),
    onStatus: (listener) => bus.onStatus(listener),
    close: () => bus.close(),
  };
}

/** Starts the wrong service. */
export const start: StartService = (ports, environment) =>
  startCmx({ ...ports, bus: stutteringBus(ports.bus) }, environment);

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Sends every answer twice",
  expected: { requirement: "ESP-011", message: /was answered 2 times/ },
  implied: [],
  start,
};
