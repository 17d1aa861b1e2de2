import { type Check, type CheckContext, check, type Ledger } from "./check.ts";
import { extensionNames, judgedExtensions } from "./extensions.ts";
import { grouped } from "./grouped.ts";
import { possiblePushes } from "./push.ts";
import type { Trace, Traced } from "./trace.ts";

type Answer = Traced<"ExtensionData">;
type Question = Traced<"ClientData">;

/** Records that tell CMX of one endpoint and its appversion. */
const HEARD = [
  "ClientData",
  "ConfigUpdated",
  "RegisteredEvent",
  "AppVersionUpdatedEvent",
  "UnregisteredEvent",
] as const;

/** An answer belongs to one message and says so in every field that a receiver goes by. */
export const correlation: Check = check(
  "correlation",
  ["ESP-003", "ESP-007", "ESP-008", "ESP-009", "ESP-010", "CDTP-009"],
  (trace, context, ledger) => {
    const questions = grouped(trace.records("ClientData"), ({ content: { value } }) => value.correlationId);
    const mayBePush = possiblePushes(trace);
    for (const answer of trace.records("ExtensionData").filter(({ injected }) => injected !== true)) {
      const asked = questions.get(answer.content.value.correlationId) ?? [];
      const question = asked.find((one) => fits(answer, one)) ?? asked.at(-1);
      judgeSender(answer, question, context, ledger);
      if (question !== undefined || !mayBePush(answer)) {
        judgeAnswer(answer, question, ledger);
      }
    }
    judgePulls(trace, ledger);
  },
);

function judgeSender(answer: Answer, question: Question | undefined, context: CheckContext, ledger: Ledger): void {
  const { extensionInstanceName } = answer.content.value;
  const senders = sendersOf(question, context);
  const named = (): string =>
    `Answer comes from ${extensionInstanceName ?? "nobody"}, not from ${senders.join(" or ")}`;
  ledger.judge("ESP-010", senders.includes(extensionInstanceName ?? ""), named, [answer]);
}

function judgeAnswer(answer: Answer, question: Question | undefined, ledger: Ledger): void {
  const { correlationId } = answer.content.value;
  const unknown = (): string =>
    `Answer has the correlation identifier ${correlationId}, which no message to the service had`;
  ledger.judge("ESP-007", question !== undefined, unknown, [answer]);
  if (question !== undefined) {
    judgeFields(answer, question, ledger);
    judgeAffinity(answer, question, ledger);
  }
}

/** Who may have sent an answer: the extension that was asked, where a message to its instance says which one that was. */
function sendersOf(question: Question | undefined, context: CheckContext): readonly string[] {
  const judged = judgedExtensions(context);
  const { subject } = question ?? {};
  const asked = extensionNames(context).filter(
    (name) => subject?.kind === "service" && subject.serviceInstanceName === name,
  );
  return asked.length > 0 ? asked : judged;
}

const FIELDS = ["endpointId", "appVersionName", "resourcePath"] as const;

/** Whether an answer may belong to a message; more than one may have its correlation identifier. */
function fits({ content: { value: given } }: Answer, { content: { value: asked } }: Question): boolean {
  return given.requestId === asked.requestId && FIELDS.every((field) => given[field] === asked[field]);
}

function judgeFields(answer: Answer, question: Question, ledger: Ledger): void {
  const given = answer.content.value;
  const asked = question.content.value;
  const id = (value: number | null): string => (value === null ? "none" : String(value));
  const wrongId = (): string => `Request identifier is ${id(given.requestId)} instead of ${id(asked.requestId)}`;
  ledger.judge("ESP-008", given.requestId === asked.requestId, wrongId, [question, answer]);
  for (const field of FIELDS) {
    const wrong = (): string => `${field} is ${given[field]} instead of ${asked[field]}`;
    ledger.judge("ESP-009", given[field] === asked[field], wrong, [question, answer]);
  }
}

function judgeAffinity(answer: Answer, question: Question, ledger: Ledger): void {
  const { replyTo } = question;
  if (replyTo?.endsWith(".esp.ExtensionData") === true) {
    const wrong = (): string => `Answer went to ${answer.path}, the message wanted it at ${replyTo}`;
    ledger.judge("ESP-003", answer.path === replyTo, wrong, [question, answer]);
  }
}

/** CMX asks the provider only about endpoints that it has heard of, with the appversion that it heard. */
function judgePulls(trace: Trace, ledger: Ledger): void {
  const connected = (["ConnectedEvent", "DisconnectedEvent"] as const)
    .flatMap((record) => trace.records(record))
    .flatMap(({ content: { value } }) =>
      [...value.endpoints].map(([endpointId, appVersionName]) => `${endpointId} ${appVersionName}`),
    );
  const named = HEARD.flatMap((record) => trace.records(record)).map(
    ({ content: { value } }) => `${value.endpointId} ${value.appVersionName}`,
  );
  const known = new Set([...named, ...connected]);
  for (const message of trace.records("ConfigRequest").filter(({ injected }) => injected !== true)) {
    const { endpointId, appVersionName } = message.content.value;
    const wrong = (): string => `Nobody spoke of endpoint ${endpointId} with appversion ${appVersionName}`;
    ledger.judge("CDTP-009", known.has(`${endpointId} ${appVersionName}`), wrong, [message]);
  }
}
