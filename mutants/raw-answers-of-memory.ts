import type { BusMessage } from "../transport/index.ts";
import type { Alterations } from "./alteration.ts";
import {
  isResponseSubject,
  type Members,
  membersOf,
  readDraftRequest,
  readNewAvailable,
  startAltered,
  withMembers,
} from "./drafts.ts";
import type { Mutant } from "./mutant.ts";

/** Starts the wrong service. */
export const start = startAltered(() => {
  const known = new Map<unknown, Members>();
  const asked = new Set<unknown>();
  let answer: (message: BusMessage) => void = () => {};
  const incoming: Alterations["incoming"] = (message, deliver) => {
    known.delete(readNewAvailable(message)?.endpointId);
    const response = isResponseSubject(message.subject) ? membersOf(message.payload) : undefined;
    if (response?.["statusCode"] === 0 && asked.delete(response["correlationId"])) {
      known.set(response["endpointId"], response);
      answer = deliver;
    }
    deliver(message);
  };
  const outgoing: Alterations["outgoing"] = (message, send) => {
    const request = readDraftRequest(message);
    const response = known.get(request?.["endpointId"]);
    if (request === undefined || response?.["appVersionToken"] !== request["appVersionToken"]) {
      asked.add(request?.["correlationId"]);
      send(message);
      return;
    }
    const { correlationId } = request;
    const again = { ...message, subject: message.replyTo ?? "", noResponders: false };
    // The service does not expect its answer before it has asked.
    queueMicrotask(() => answer(withMembers(again, { ...response, correlationId })));
  };
  return { incoming, outgoing };
});

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  profile: "raw-2017",
  fault: "Answers of memory as long as nothing new was announced, and does not ask the provider",
  expected: { requirement: "RAW5-074", message: /CMX asked the provider 0 times/ },
  implied: [],
  start,
};
