import { parseConfigurationPath, parseConfigurationResponse } from "../../protocol/cmp/index.ts";
import type { ExtensionData } from "../../protocol/esp/index.ts";
import { type Check, type CheckContext, check, type Ledger } from "./check.ts";
import { possiblePushes } from "./push.ts";
import type { Trace, Traced } from "./trace.ts";

type Sent = Traced<"ExtensionData">;

/** Responses of the configuration resource have the form that 7/CMP prescribes, and so has what is sent unasked. */
export const configurationResponse: Check = check(
  "configuration-response",
  ["CMP-005", "CMP-006", "CMP-007", "CMP-033"],
  (trace, context, ledger) => {
    const isUnasked = certainPushes(trace);
    for (const message of trace.records("ExtensionData").filter(({ injected }) => injected !== true)) {
      const { extensionInstanceName, resourcePath, statusCode } = message.content.value;
      const success = statusCode >= 200 && statusCode <= 299;
      const ofCmx = extensionInstanceName !== context.instances.adx;
      if (ofCmx && success && parseConfigurationPath(resourcePath)?.resource === "config") {
        judgeResponse(message, isUnasked(message), context, ledger);
      }
    }
  },
);

function judgeResponse(message: Sent, unasked: boolean, { responseEnvelope }: CheckContext, ledger: Ledger): void {
  const response = parseConfigurationResponse(message.content.value.payload ?? new Uint8Array(), responseEnvelope);
  ledger.judge("CMP-005", response.ok, () => `Response: ${response.ok ? "" : response.problem}`, [message]);
  if (!response.ok) {
    return;
  }
  const { configId, config, statusCode, reasonPhrase } = response.value;
  const hasId = configId !== undefined;
  const hasConfig = config !== undefined;
  const alone = (): string => (hasId ? "configId stands without config" : "config stands without configId");
  ledger.judge("CMP-006", hasId === hasConfig, alone, [message]);
  if (responseEnvelope === "deployed" && hasConfig) {
    const complete = statusCode === 200 && reasonPhrase !== undefined;
    ledger.judge("CMP-007", complete, () => "Response lacks statusCode 200 or reasonPhrase", [message]);
  }
  if (unasked) {
    ledger.judge("CMP-033", hasId || hasConfig, () => "What was sent unasked holds no configuration", [message]);
  }
}

/**
 * Tells what was certainly sent unasked. What looks like a push may be an answer under a wrong correlation identifier
 * as long as a message of its endpoint has no other answer.
 */
function certainPushes(trace: Trace): (sent: Sent) => boolean {
  const questions = trace.records("ClientData");
  const asked = new Set(questions.map(({ content: { value } }) => value.correlationId));
  const answered = new Set(trace.records("ExtensionData").map(({ content: { value } }) => value.correlationId));
  const open = new Set(
    questions.flatMap(({ content: { value } }) => (answered.has(value.correlationId) ? [] : [asker(value)])),
  );
  const mayBePush = possiblePushes(trace);
  return (sent) => {
    const { value } = sent.content;
    return mayBePush(sent) && !asked.has(value.correlationId) && !open.has(asker(value));
  };
}

function asker({ endpointId, requestId }: Pick<ExtensionData, "endpointId" | "requestId">): string {
  return JSON.stringify([endpointId, requestId]);
}
