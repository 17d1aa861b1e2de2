import { isDeepStrictEqual } from "node:util";
import { configRequestCodec } from "../../protocol/cdtp/index.ts";
import { parseConfigurationResponse } from "../../protocol/cmp/index.ts";
import { extensionDataCodec } from "../../protocol/esp/index.ts";
import { slotOf } from "../driver/index.ts";
import { endpointIdOf, REQUESTED } from "./prepared-messages.ts";

/** What is wrong with a service's request to the provider; undefined if nothing. */
export function configRequestProblem(bytes: Uint8Array): string | undefined {
  const request = configRequestCodec("2026-01").decode(bytes);
  if (!request.ok) {
    return request.problem;
  }
  const { endpointId, appVersionName, configId, configName } = request.value;
  const { knownConfigId } = REQUESTED;
  return difference(
    "ConfigRequest",
    { endpointId, appVersionName, configId, configName },
    {
      endpointId: endpointIdOf(slotOf(bytes)),
      appVersionName: REQUESTED.appVersionName,
      configId: knownConfigId,
      configName: null,
    },
  );
}

/** What is wrong with a service's answer, down to the configuration in it; undefined if nothing. */
export function extensionDataProblem(bytes: Uint8Array): string | undefined {
  const answer = extensionDataCodec.decode(bytes);
  if (!answer.ok) {
    return answer.problem;
  }
  const { statusCode, endpointId, requestId, payload } = answer.value;
  const head = { statusCode, endpointId, requestId };
  const expected = { statusCode: 200, endpointId: endpointIdOf(slotOf(bytes)), requestId: REQUESTED.requestId };
  const body = parseConfigurationResponse(payload ?? new Uint8Array(), "deployed");
  if (!body.ok) {
    return difference("ExtensionData", head, expected) ?? body.problem;
  }
  const { configId, config } = body.value;
  const { currentConfigId } = REQUESTED;
  return difference(
    "ExtensionData",
    { ...head, configId, config },
    { ...expected, configId: currentConfigId, config: REQUESTED.config },
  );
}

function difference(what: string, found: object, expected: object): string | undefined {
  return isDeepStrictEqual(found, expected)
    ? undefined
    : `${what} says ${JSON.stringify(found)} instead of ${JSON.stringify(expected)}`;
}
