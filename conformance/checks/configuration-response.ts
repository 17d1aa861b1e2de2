import { parseConfigurationPath, parseConfigurationResponse } from "../../protocol/cmp/index.ts";
import { type Check, type CheckContext, check, type Ledger } from "./check.ts";
import { possiblePushes, unasked } from "./push.ts";
import type { Traced } from "./trace.ts";

type Sent = Traced<"ExtensionData">;

/** Responses of the configuration resource have the form that 7/CMP prescribes, and so has what is sent unasked. */
export const configurationResponse: Check = check(
  "configuration-response",
  ["CMP-005", "CMP-006", "CMP-007", "CMP-033"],
  (trace, context, ledger) => {
    const mayBePush = possiblePushes(trace);
    const isUnasked = unasked(trace);
    for (const message of trace.records("ExtensionData").filter(({ injected }) => injected !== true)) {
      const { extensionInstanceName, resourcePath, statusCode } = message.content.value;
      const success = statusCode >= 200 && statusCode <= 299;
      const ofCmx = ![context.instances.adx, context.instances.cex].includes(extensionInstanceName ?? "");
      if (ofCmx && success && parseConfigurationPath(resourcePath)?.resource === "config") {
        judgeResponse(message, mayBePush(message) && isUnasked(message), context, ledger);
      }
    }
  },
);

function judgeResponse(message: Sent, wasPushed: boolean, { responseEnvelope }: CheckContext, ledger: Ledger): void {
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
  if (wasPushed) {
    ledger.judge("CMP-033", hasId || hasConfig, () => "What was sent unasked holds no configuration", [message]);
  }
}
