import type { Alterations } from "./alteration.ts";
import { isResponseSubject, readDraftRequest, startAltered } from "./drafts.ts";
import type { Mutant } from "./mutant.ts";

const otherSubject = (subject: string): string => subject.replace("kaa.v1.", "kaa.v2.");

const outgoing: Alterations["outgoing"] = (message, send) => {
  const isRequest = readDraftRequest(message) !== undefined && message.replyTo !== undefined;
  send(isRequest ? { ...message, replyTo: otherSubject(message.replyTo) } : message);
};
const subscription: Alterations["subscription"] = (subject) =>
  isResponseSubject(subject) ? otherSubject(subject) : subject;

/** Starts the wrong service. */
export const start = startAltered(() => ({ outgoing, subscription }));

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  profile: "raw-2017",
  fault: "Has answers come to a subject of a later version",
  expected: { requirement: "RAW5-079", message: /is not of version v1/ },
  implied: [],
  start,
};
