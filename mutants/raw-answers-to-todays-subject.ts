import type { Alterations } from "./alteration.ts";
import { isResponseSubject, readDraftRequest, startAltered } from "./drafts.ts";
import type { Mutant } from "./mutant.ts";

const otherSubject = (subject: string): string =>
  `kaa.v1.replica.${subject.slice(subject.lastIndexOf(".") + 1)}.cmx2cdp.response`;

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
  fault: "Has answers come to a subject of today's form",
  expected: { requirement: "RAW5-017", message: /The reply subject is kaa\.v1\.replica\..* instead of/ },
  implied: [],
  start,
};
