import { parseConfigurationPath, parseConfigurationResponse } from "../../protocol/cmp/index.ts";
import { type Check, type CheckContext, check, type Ledger } from "./check.ts";
import type { Traced } from "./trace.ts";

/** Responses of the configuration resource have the form that 7/CMP prescribes. */
export const configurationResponse: Check = check(
  "configuration-response",
  ["CMP-005", "CMP-006", "CMP-007"],
  (trace, context, ledger) => {
    for (const message of trace.records("ExtensionData").filter(({ injected }) => injected !== true)) {
      const { extensionInstanceName, resourcePath, statusCode } = message.content.value;
      const success = statusCode >= 200 && statusCode <= 299;
      const ofCmx = extensionInstanceName !== context.instances.adx;
      if (ofCmx && success && parseConfigurationPath(resourcePath)?.resource === "config") {
        judgeResponse(message, context, ledger);
      }
    }
  },
);

function judgeResponse(message: Traced<"ExtensionData">, { responseEnvelope }: CheckContext, ledger: Ledger): void {
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
}
