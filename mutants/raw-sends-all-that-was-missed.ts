import type { Alterations } from "./alteration.ts";
import { readConnectivity, readNewAvailable, startAltered } from "./drafts.ts";
import type { Mutant } from "./mutant.ts";

/** Starts the wrong service. */
export const start = startAltered(() => {
  const away = new Map<string, (() => void)[]>();
  const incoming: Alterations["incoming"] = (message, deliver) => {
    for (const endpointId of readConnectivity("disconnected", message)?.endpoints.keys() ?? []) {
      away.set(endpointId, []);
    }
    const missed = away.get(readNewAvailable(message)?.endpointId ?? "");
    if (missed !== undefined) {
      missed.push(() => deliver(message));
      return;
    }
    deliver(message);
    for (const endpointId of readConnectivity("connected", message)?.endpoints.keys() ?? []) {
      away.get(endpointId)?.forEach((send) => send());
      away.delete(endpointId);
    }
  };
  return { incoming };
});

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  profile: "raw-2017",
  fault: "Keeps what is new for an endpoint that is away, and sends it all of it when it is back",
  expected: { requirement: "RAW3-003", message: /which is not the latest/ },
  implied: [],
  start,
};
