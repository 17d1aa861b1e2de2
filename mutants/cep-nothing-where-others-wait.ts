import { cexRules, startCex } from "../reference-impl/cex/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import { alteredBus } from "./alteration.ts";
import type { Mutant } from "./mutant.ts";
import { alteredSendings } from "./sendings.ts";
import { alteredStore, commandsOf } from "./store.ts";

/** Starts the wrong service. */
export const start: StartService = (ports, environment) => {
  /** Endpoints that are being answered, and have commands of other types alone. */
  const bare = new Set<string | null>();
  const bus = alteredBus(
    ports.bus,
    alteredSendings((data) => (bare.has(data.endpointId) ? { ...data, payload: null } : data)),
  );
  const open = alteredStore((store) => ({
    deliverOutstanding: (query, appVersionName, deliver) =>
      store.deliverOutstanding(query, appVersionName, async (delivery) => {
        const { endpointId, isUnasked, nowMs } = query;
        const isBare = !isUnasked && delivery.commands.length === 0;
        const pending = isBare ? await commandsOf(store, { endpointId, nowMs }, "PENDING") : [];
        if (pending.some(({ isSentOnce }) => !isSentOnce)) {
          bare.add(endpointId);
        }
        await deliver(delivery);
        bare.delete(endpointId);
      }),
  }));
  return startCex({ ...ports, bus }, environment, cexRules, open);
};

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Answers with nothing at all where commands of other types alone are outstanding",
  expected: { requirement: "CEP-015", message: /nothing instead of commands/ },
  implied: [{ requirement: "CEP-012", reason: "nothing is no array" }],
  service: "cex",
  start,
};
