import { type Check, type CheckContext, check } from "./check.ts";
import { clientDataSubjects, extensionNames, isInNameOfExtension } from "./extensions.ts";
import type { RecordName } from "./records.ts";

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
  BroadcastConfigurationUpdateEvent: "SCMP-002",
  ServiceSpecificConfigurationUpdateEvent: "SCMP-005",
  CommandInvocationRequest: "CIP-004",
  CommandInvocationResult: "CIP-007",
  TenantUpdatedEvent: "TLE-003",
  TenantUnregisteredEvent: "TLE-005",
};

/** What stands on the subject of a record can be read as that record, to the last byte. */
export const avroShape: Check = check("avro-shape", Object.values(REQUIREMENTS), (trace, context, ledger) => {
  const excused = excusedRecords(context);
  const subjects = clientDataSubjects(extensionNames(context));
  for (const message of trace.messages) {
    const { content } = message;
    if (message.injected === true || content.kind === "client" || content.kind === "unknown") {
      continue;
    }
    const record = content.kind === "unreadable" ? content.record : content.kind;
    if (record !== "ConfigApplied" && isInNameOfExtension(message, context)) {
      continue;
    }
    // Only the communication service sends to instance-wide subjects; what stands on other subjects is not its work.
    const misplaced = record === "ClientData" && content.kind === "unreadable" && !subjects.has(message.path);
    if (misplaced) {
      continue;
    }
    if (content.kind !== "unreadable") {
      ledger.judge(REQUIREMENTS[content.kind], true, () => "", [message]);
    } else if (!excused.has(content.record)) {
      ledger.judge(REQUIREMENTS[content.record], false, () => `Not an Avro ${content.record}: ${content.problem}`, [
        message,
      ]);
    }
  }
});

/** Records that a party was told to spoil: what cannot be read does not say whom it concerns. */
function excusedRecords({ endpoints, applications, tenants }: CheckContext): ReadonlySet<RecordName> {
  const told = [...endpoints.values(), ...applications, ...tenants].flatMap(({ deliberate }) => deliberate);
  return new Set<RecordName>([
    ...(told.includes("configuration-data-provider") ? (["ConfigResponse"] as const) : []),
    ...(told.includes("command-caller") ? (["CommandInvocationRequest"] as const) : []),
    ...(told.includes("tekton")
      ? (["BroadcastConfigurationUpdateEvent", "ServiceSpecificConfigurationUpdateEvent"] as const)
      : []),
  ]);
}
