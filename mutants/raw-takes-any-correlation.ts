import type { Alterations } from "./alteration.ts";
import { isResponseSubject, membersOf, readDraftRequest, startAltered, withMembers } from "./drafts.ts";
import type { Mutant } from "./mutant.ts";

/** Starts the wrong service. */
export const start = startAltered(() => {
  const asked = new Map<unknown, unknown>();
  const outgoing: Alterations["outgoing"] = (message, send) => {
    const request = readDraftRequest(message);
    asked.set(request?.["endpointId"], request?.["correlationId"]);
    send(message);
  };
  const incoming: Alterations["incoming"] = (message, deliver) => {
    const response = isResponseSubject(message.subject) ? membersOf(message.payload) : undefined;
    const correlationId = asked.get(response?.["endpointId"]);
    deliver(response === undefined ? message : withMembers(message, { ...response, correlationId }));
  };
  return { outgoing, incoming };
});

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  profile: "raw-2017",
  fault: "Takes a response for the last request about its endpoint, whatever its correlation identifier",
  expected: { requirement: "RAW5-044", message: /instead of a server error/ },
  implied: [],
  start,
};
