import { CDTP_PROTOCOL, CONFIG_RESPONSE } from "../../protocol/cdtp/index.ts";
import { CIP_PROTOCOL, COMMAND_RESULT } from "../../protocol/cip/index.ts";
import { ESP_PROTOCOL, EXTENSION_DATA } from "../../protocol/esp/index.ts";
import { parseSubject } from "../../protocol/ism/index.ts";
import { type Check, type CheckContext, check, isDeliberate, type Ledger } from "./check.ts";
import type { Trace } from "./trace.ts";

/** Who wants an answer says where, on a subject of its own replica (3/ISM, session affinity). */
export const replySubject: Check = check(
  "reply-subject",
  ["ESP-006", "ISM-004", "CDTP-002", "CDTP-003", "CIP-002", "CIP-003"],
  (trace, context, ledger) => {
    for (const message of trace.records("ClientData")) {
      if (message.injected !== true) {
        const holds = isReplicaSubject(message.replyTo, ESP_PROTOCOL, EXTENSION_DATA);
        ledger.judge("ESP-006", holds, () => `ClientData has the reply subject ${message.replyTo ?? "none"}`, [
          message,
        ]);
      }
    }
    for (const message of trace.records("ConfigRequest").filter(({ injected }) => injected !== true)) {
      const { replyTo } = message;
      ledger.judge("CDTP-002", replyTo !== undefined, () => "ConfigRequest has no reply subject", [message]);
      if (replyTo !== undefined) {
        const holds = isReplicaSubject(replyTo, CDTP_PROTOCOL, CONFIG_RESPONSE);
        const problem = (): string => `Reply subject ${replyTo} is not kaa.v1.replica.<replica>.cdtp.response`;
        ledger.judge("CDTP-003", holds, problem, [message]);
        ledger.judge("ISM-004", holds, problem, [message]);
      }
    }
    judgeInvocations(trace, context, ledger);
  },
);

function judgeInvocations(trace: Trace, context: CheckContext, ledger: Ledger): void {
  for (const message of trace.records("CommandInvocationRequest")) {
    const { replyTo, injected } = message;
    if (injected !== true && !isDeliberate(context, message.content.value.endpointId, "command-caller")) {
      ledger.judge("CIP-002", replyTo !== undefined, () => "CommandInvocationRequest has no reply subject", [message]);
      if (replyTo !== undefined) {
        const holds = isReplicaSubject(replyTo, CIP_PROTOCOL, COMMAND_RESULT);
        const problem = (): string => `Reply subject ${replyTo} is not kaa.v1.replica.<replica>.cip.command-result`;
        ledger.judge("CIP-003", holds, problem, [message]);
      }
    }
  }
}

function isReplicaSubject(replyTo: string | undefined, protocolName: string, messageType: string): boolean {
  const subject = replyTo === undefined ? undefined : parseSubject(replyTo);
  return subject?.kind === "replica" && subject.protocolName === protocolName && subject.messageType === messageType;
}
