import type { Alterations } from "./alteration.ts";
import { isResponseSubject, membersOf, readDraftRequest, startAltered, withMembers } from "./drafts.ts";
import type { Mutant } from "./mutant.ts";

/** Starts the wrong service. */
export const start = startAltered(() => {
  let last: object = {};
  const outgoing: Alterations["outgoing"] = (message, send) => {
    last = readDraftRequest(message) ?? last;
    send(message);
  };
  const incoming: Alterations["incoming"] = (message, deliver) => {
    const isGarbage = isResponseSubject(message.subject) && membersOf(message.payload) === undefined;
    const nothing = { contentType: "json", configVersion: 0, statusCode: 0, content: { bytes: "W10=" } };
    deliver(isGarbage ? withMembers(message, { ...last, ...nothing }) : message);
  };
  return { outgoing, incoming };
});

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  profile: "raw-2017",
  fault: "Takes a response that it cannot read for a configuration without entries",
  expected: { requirement: "RAW5-047", message: /instead of a server error/ },
  implied: [],
  needsOwnWorld: "It takes what it cannot read for the answer to the last request of all endpoints",
  start,
};
