import { serviceSpecificUpdateSubscription } from "../protocol/scmp/index.ts";
import { startAdx } from "../reference-impl/adx/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import type { MessageBus } from "../transport/index.ts";
import { alteredBus } from "./alteration.ts";
import type { Mutant } from "./mutant.ts";

const UPDATES = serviceSpecificUpdateSubscription("adx");
const isDeletion = (subject: string): boolean => subject.endsWith(".delete");

/** Shares deletions with its siblings; everything else is heard by each of them. */
function sharingBus(bus: MessageBus): MessageBus {
  return {
    ...alteredBus(bus, {}),
    subscribe: (subject, handler, options) => {
      if (subject !== UPDATES) {
        return bus.subscribe(subject, handler, options);
      }
      const all = bus.subscribe(subject, (message) => !isDeletion(message.subject) && handler(message));
      const queueGroup = { queueGroup: "adx" };
      const shared = bus.subscribe(subject, (message) => isDeletion(message.subject) && handler(message), queueGroup);
      const unsubscribe = () => {
        all.unsubscribe();
        shared.unsubscribe();
      };
      return { ...all, unsubscribe };
    },
  };
}

/** Starts the wrong service. */
export const start: StartService = (ports, environment) =>
  startAdx({ ...ports, bus: sharingBus(ports.bus) }, environment);

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Takes events of 17/SCMP about deletions in a queue group, so that one replica alone hears of each",
  expected: { requirement: "ADX-013", message: /instead of 60/ },
  implied: [{ requirement: "ADX-015", reason: "what was deleted is served by the replica that did not hear of it" }],
  service: "adx",
  replicas: 2,
  start,
};
