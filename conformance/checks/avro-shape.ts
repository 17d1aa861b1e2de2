import { clientDataSubject } from "../../protocol/esp/index.ts";
import { type Check, type CheckContext, check } from "./check.ts";
import type { RecordName } from "./records.ts";
import type { TracedMessage } from "./trace.ts";

const REQUIREMENTS: Readonly<Record<RecordName, string>> = {
  ClientData: "ESP-004",
  ExtensionData: "ESP-005",
  ConfigRequest: "CDTP-004",
  ConfigResponse: "CDTP-007",
  ConfigUpdated: "CDTP-012",
  ConfigApplied: "CDTP-014",
  ConnectedEvent: "ELCE-002",
  DisconnectedEvent: "ELCE-004",
  RegisteredEvent: "ELCE-007",
  AppVersionUpdatedEvent: "ELCE-009",
  UnregisteredEvent: "ELCE-011",
};

/** What stands on the subject of a record can be read as that record, to the last byte. */
export const avroShape: Check = check("avro-shape", Object.values(REQUIREMENTS), (trace, context, ledger) => {
  const providerMisbehaves = [...context.endpoints.values()].some(({ deliberate }) =>
    deliberate.includes("configuration-data-provider"),
  );
  const subject = clientDataSubject(context.instances.cmx);
  for (const message of trace.messages) {
    const { content } = message;
    if (message.injected === true || content.kind === "client" || content.kind === "unknown") {
      continue;
    }
    const record = content.kind === "unreadable" ? content.record : content.kind;
    if (record !== "ConfigApplied" && isOfService(message, context)) {
      continue;
    }
    // Only the communication service sends to the instance-wide subject; what stands on other subjects is not its work.
    const misplaced = content.kind === "unreadable" && content.record === "ClientData" && message.path !== subject;
    if (misplaced) {
      continue;
    }
    if (content.kind !== "unreadable") {
      ledger.judge(REQUIREMENTS[content.kind], true, () => "", [message]);
    } else if (content.record !== "ConfigResponse" || !providerMisbehaves) {
      ledger.judge(REQUIREMENTS[content.record], false, () => `Not an Avro ${content.record}: ${content.problem}`, [
        message,
      ]);
    }
  }
});

/** Whether an event is announced in the name of the service: then no simulator has made it. */
function isOfService({ subject }: TracedMessage, { instances }: CheckContext): boolean {
  return subject?.kind === "event" && subject.originatorServiceInstanceName === instances.cmx;
}
