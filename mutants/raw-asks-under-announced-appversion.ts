import type { Alterations } from "./alteration.ts";
import { readDraftRequest, readNewAvailable, startAltered, withMembers } from "./drafts.ts";
import type { Mutant } from "./mutant.ts";

/** Starts the wrong service. */
export const start = startAltered(() => {
  const announced = new Map<unknown, string>();
  const incoming: Alterations["incoming"] = (message, deliver) => {
    const event = readNewAvailable(message);
    if (event !== undefined) {
      announced.set(event.endpointId, event.appVersionToken);
    }
    deliver(message);
  };
  const outgoing: Alterations["outgoing"] = (message, send) => {
    const request = readDraftRequest(message);
    const appVersionToken = announced.get(request?.["endpointId"]);
    const isOther = request !== undefined && appVersionToken !== undefined;
    send(isOther ? withMembers(message, { ...request, appVersionToken }) : message);
  };
  return { incoming, outgoing };
});

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  profile: "raw-2017",
  fault: "Asks under the appversion for which there was something new last",
  expected: { requirement: "RAW5-030", message: /The endpoint got .* instead of the entries/ },
  implied: [],
  start,
};
