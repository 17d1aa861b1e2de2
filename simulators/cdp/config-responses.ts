import type { ConfigRequest, ConfigResponse } from "../../protocol/cdtp/index.ts";
import { encodeJson } from "../../protocol/json/index.ts";
import type { Runtime } from "../../runtime/index.ts";
import { type ConfigAnswer, configAnswer } from "./config-answer.ts";
import { type ConfigurationStore, DEFAULT_CONFIGURATION_NAME } from "./configuration-store.ts";
import type { ProviderFaults } from "./provider-faults.ts";
import type { ConfigurationDataProviderSettings } from "./settings.ts";

/** Returns the settings of a fault that is to be committed now, if there is one. */
export type TakeFault = <K extends keyof ProviderFaults>(kind: K) => ProviderFaults[K] | undefined;

/** What responses are made from. */
export interface ConfigResponseParts {
  readonly settings: ConfigurationDataProviderSettings;
  readonly runtime: Runtime;
  readonly store: ConfigurationStore;
}

const NO_JSON = new TextEncoder().encode("{ this is no JSON");

/**
 * What to send in answer to a request (6/CDTP, "Configuration response"), with the faults that are to be committed.
 * Undefined stands for an answer that nobody can read.
 */
export function configResponses(
  request: ConfigRequest,
  take: TakeFault,
  parts: ConfigResponseParts,
): readonly (ConfigResponse | undefined)[] {
  const first = take("garbage") === undefined ? response(request, take, parts) : undefined;
  const again = take("answer-twice") === undefined ? [] : [first];
  const other = take("answer-twice-differently");
  return other === undefined ? [first, ...again] : [first, ...again, different(first, request, other, parts)];
}

function response(request: ConfigRequest, take: TakeFault, parts: ConfigResponseParts): ConfigResponse {
  const failing = take("failing");
  const answer = failing === undefined ? stored(request, take, parts) : { ...failing, configId: null, content: null };
  const correlationId = take("wrong-correlation") === undefined ? request.correlationId : parts.runtime.ids.next();
  const endpointId = take("answer-for-another-endpoint")?.endpointId ?? request.endpointId;
  return { ...addressed(request, parts), correlationId, endpointId, ...answer };
}

function different(
  first: ConfigResponse | undefined,
  request: ConfigRequest,
  { configId, config }: ProviderFaults["answer-twice-differently"],
  parts: ConfigResponseParts,
): ConfigResponse {
  const answer = { statusCode: 200, reasonPhrase: "OK", configId, content: encodeJson(config) };
  return { ...(first ?? addressed(request, parts)), ...answer };
}

function addressed({ correlationId, appVersionName, endpointId }: ConfigRequest, { runtime }: ConfigResponseParts) {
  const contentType = "application/json";
  return { correlationId, timestamp: runtime.clock.now(), timeout: 0, appVersionName, endpointId, contentType };
}

function stored(request: ConfigRequest, take: TakeFault, { store, settings }: ConfigResponseParts): ConfigAnswer {
  const { endpointId, appVersionName } = request;
  const name = request.configName ?? DEFAULT_CONFIGURATION_NAME;
  const answer = configAnswer(request, store.currentFor({ endpointId, appVersionName, name }), {
    none: () => take("absent-form")?.form ?? settings.noneForm ?? "empty",
    unchanged: () => take("unchanged-form")?.form ?? settings.unchangedForm ?? "ok",
  });
  return answer.content === null ? answer : spoiled(answer, take);
}

function spoiled(answer: ConfigAnswer, take: TakeFault): ConfigAnswer {
  return {
    ...answer,
    ...(take("not-json") === undefined ? {} : { content: NO_JSON }),
    ...(take("content-missing") === undefined ? {} : { content: null }),
    ...(take("config-id-missing") === undefined ? {} : { configId: null }),
  };
}
