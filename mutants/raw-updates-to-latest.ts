import type { Alterations } from "./alteration.ts";
import { readNewAvailable, readUpdated, startAltered, withMembers } from "./drafts.ts";
import type { Mutant } from "./mutant.ts";

/** Starts the wrong service. */
export const start = startAltered(() => {
  const latest = new Map<unknown, number>();
  const outgoing: Alterations["outgoing"] = (message, send) => {
    const updated = readUpdated(message);
    const configVersion = latest.get(updated?.["endpointId"]);
    send(
      updated === undefined || configVersion === undefined
        ? message
        : withMembers(message, { ...updated, configVersion }),
    );
  };
  const incoming: Alterations["incoming"] = (message, deliver) => {
    const event = readNewAvailable(message);
    if (event?.contentType === "json") {
      latest.set(event.endpointId, event.configVersion);
    }
    deliver(message);
  };
  return { outgoing, incoming };
});

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  profile: "raw-2017",
  fault: "Broadcasts the latest version as taken, whichever was confirmed",
  expected: { requirement: "RAW5-061", message: /CMX broadcast .* instead of version 1 / },
  implied: [],
  start,
};
