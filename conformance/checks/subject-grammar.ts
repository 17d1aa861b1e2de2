import { CDTP_PROTOCOL, configRequestSubject } from "../../protocol/cdtp/index.ts";
import { CLIENT_DATA, clientDataSubject, ESP_PROTOCOL, EXTENSION_DATA } from "../../protocol/esp/index.ts";
import { answerSubject, parseSubject } from "../../protocol/ism/index.ts";
import { type Check, type CheckContext, check, type Ledger } from "./check.ts";
import { isEventPath } from "./event-subjects.ts";
import type { Trace, TracedMessage } from "./trace.ts";

const GRAMMARS = [
  { requirement: "ISM-001", prefix: "kaa.v1.service.", form: "kaa.v1.service.<instance>.<protocol>.<message type>" },
  { requirement: "ISM-002", prefix: "kaa.v1.replica.", form: "kaa.v1.replica.<replica>.<protocol>.<message type>" },
];

/** Subjects follow the grammar of 3/ISM, and each record goes to the subject that its document names. */
export const subjectGrammar: Check = check(
  "subject-grammar",
  ["ISM-001", "ISM-002", "ESP-001", "CDTP-001"],
  (trace, context, ledger) => {
    const sessions = sessionSubjects(trace);
    for (const message of trace.messages) {
      if (message.transport === "nats" && message.injected !== true) {
        judgeGrammar(message, ledger);
        judgePlace(message, sessions, context, ledger);
      }
    }
  },
);

function judgeGrammar(message: TracedMessage, ledger: Ledger): void {
  const grammar = GRAMMARS.find(({ prefix }) => message.path.startsWith(prefix));
  if (grammar !== undefined) {
    const known = message.subject !== undefined && !isMisspelled(message);
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
  return [ESP_PROTOCOL, CDTP_PROTOCOL].includes(protocolName) || [CLIENT_DATA, EXTENSION_DATA].includes(messageType);
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

function judgePlace(
  message: TracedMessage,
  sessions: ReadonlySet<string>,
  { instances }: CheckContext,
  ledger: Ledger,
): void {
  const place = {
    ClientData: clientDataSubject(instances.cmx),
    ConfigRequest: configRequestSubject(instances.configurationDataProvider),
  };
  const { kind } = message.content;
  const inSession = kind === "ClientData" && sessions.has(message.path);
  if (!inSession && (kind === "ClientData" || kind === "ConfigRequest")) {
    const requirement = kind === "ClientData" ? "ESP-001" : "CDTP-001";
    ledger.judge(
      requirement,
      message.path === place[kind],
      () => `${kind} went to ${message.path}, not to ${place[kind]}`,
      [message],
    );
  }
}
