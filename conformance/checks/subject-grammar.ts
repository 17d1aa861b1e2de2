import { CDTP_PROTOCOL, configRequestSubject } from "../../protocol/cdtp/index.ts";
import { CIP_PROTOCOL, commandRequestSubject } from "../../protocol/cip/index.ts";
import { CLIENT_DATA, ESP_PROTOCOL, EXTENSION_DATA } from "../../protocol/esp/index.ts";
import { answerSubject, parseSubject } from "../../protocol/ism/index.ts";
import { type Check, type CheckContext, check, type Ledger } from "./check.ts";
import { type ClientDataPlaces, clientDataPlaces } from "./client-data-places.ts";
import { isEventPath } from "./event-subjects.ts";
import type { Trace, TracedMessage } from "./trace.ts";

const GRAMMARS = [
  { requirement: "ISM-001", prefix: "kaa.v1.service.", form: "kaa.v1.service.<instance>.<protocol>.<message type>" },
  { requirement: "ISM-002", prefix: "kaa.v1.replica.", form: "kaa.v1.replica.<replica>.<protocol>.<message type>" },
];

/** Subjects follow the grammar of 3/ISM, and each record goes to the subject that its document names. */
export const subjectGrammar: Check = check(
  "subject-grammar",
  ["ISM-001", "ISM-002", "ESP-001", "CDTP-001", "CIP-001"],
  (trace, context, ledger) => {
    const sessions = sessionSubjects(trace);
    const places = clientDataPlaces(trace, context);
    for (const message of trace.messages) {
      if (message.transport === "nats" && message.injected !== true) {
        judgeGrammar(message, ledger);
        judgePlace(message, { sessions, places, context }, ledger);
      }
    }
  },
);

function judgeGrammar(message: TracedMessage, ledger: Ledger): void {
  const grammar = GRAMMARS.find(({ prefix }) => message.path.startsWith(prefix));
  if (grammar !== undefined) {
    const known = (message.subject !== undefined || message.content.kind !== "unknown") && !isMisspelled(message);
    if (!known || comesFromService(message)) {
      ledger.judge(grammar.requirement, known, () => `${message.path} is not ${grammar.form} of a known type`, [
        message,
      ]);
    }
  } else if (message.path.startsWith("kaa.") && message.subject === undefined && !isEventPath(message.path)) {
    ledger.judge("ISM-001", false, () => `${message.path} is no subject that 3/ISM knows`, [message]);
  }
}

/** A protocol that the documents name has the message types that they name; others are a service's own affair. */
function isMisspelled({ subject, content }: TracedMessage): boolean {
  if (subject === undefined || subject.kind === "event" || content.kind !== "unknown") {
    return false;
  }
  const { protocolName, messageType } = subject;
  return (
    [ESP_PROTOCOL, CDTP_PROTOCOL, CIP_PROTOCOL].includes(protocolName) ||
    [CLIENT_DATA, EXTENSION_DATA].includes(messageType)
  );
}

/** What a simulator sent proves nothing about the service, which ISM-001 and ISM-002 oblige. */
function comesFromService({ content }: TracedMessage): boolean {
  const record = content.kind === "unreadable" ? content.record : content.kind;
  return record === "ExtensionData" || record === "ConfigRequest";
}

/** Where replicas of extensions want the further messages of an endpoint (3/ISM, session affinity). */
function sessionSubjects(trace: Trace): ReadonlySet<string> {
  const wanted = trace.records("ExtensionData").flatMap(({ replyTo = "" }) => {
    const subject = parseSubject(replyTo);
    return subject?.kind === "replica" ? [answerSubject(replyTo, CLIENT_DATA)] : [];
  });
  return new Set(wanted);
}

interface Places {
  readonly sessions: ReadonlySet<string>;
  readonly places: ClientDataPlaces;
  readonly context: CheckContext;
}

function judgePlace(message: TracedMessage, { sessions, places, context }: Places, ledger: Ledger): void {
  const { content, path } = message;
  if (content.kind === "ConfigRequest") {
    const place = configRequestSubject(context.instances.configurationDataProvider);
    ledger.judge("CDTP-001", path === place, () => `ConfigRequest went to ${path}, not to ${place}`, [message]);
  } else if (content.kind === "CommandInvocationRequest") {
    const place = commandRequestSubject(context.instances.cex);
    const wrong = (): string => `CommandInvocationRequest went to ${path}, not to ${place}`;
    ledger.judge("CIP-001", path === place, wrong, [message]);
  } else if (content.kind === "ClientData" && !sessions.has(path)) {
    const wanted = places.of(content.value.endpointId);
    const wrong = (): string => `ClientData went to ${path}, not to ${[...wanted].join(" or ")}`;
    ledger.judge("ESP-001", wanted.has(path), wrong, [message]);
  }
}
