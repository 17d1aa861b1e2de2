import {
  type ConfigurationRequest,
  type ConfigurationResponse,
  JSON_CONTENT_TYPE,
  STATUS_FAIL,
  STATUS_NO_CONTENT,
  STATUS_OK,
} from "../../protocol/raw-2017/index.ts";
import type { Runtime } from "../../runtime/index.ts";
import type { ConfigurationStore } from "./configuration-store.ts";
import { NO_JSON, type TakeFault } from "./provider-faults.ts";
import type { Raw2017ProviderSettings } from "./settings.ts";

/** What responses are made from. */
export interface ResponseParts {
  readonly settings: Raw2017ProviderSettings;
  readonly runtime: Runtime;
  readonly store: ConfigurationStore;
}

type Answer = Pick<ConfigurationResponse, "contentType" | "configVersion" | "statusCode" | "content">;

/**
 * What to send in answer to a request (5/CMX2CDP, `config-response`), with the faults that are to be committed. Undefined
 * stands for an answer that nobody can read.
 */
export function providerResponses(
  request: ConfigurationRequest,
  take: TakeFault,
  parts: ResponseParts,
): readonly (ConfigurationResponse | undefined)[] {
  const first = take("garbage") === undefined ? response(request, take, parts) : undefined;
  return take("answer-twice") === undefined ? [first] : [first, first];
}

function response(request: ConfigurationRequest, take: TakeFault, parts: ResponseParts): ConfigurationResponse {
  const { clock, ids } = parts.runtime;
  return {
    correlationId: take("wrong-correlation") === undefined ? request.correlationId : ids.next(),
    timestamp: clock.now(),
    timeout: 0,
    appVersionToken: request.appVersionToken,
    endpointId: take("answer-for-another-endpoint")?.endpointId ?? request.endpointId,
    ...answer(request, take, parts),
  };
}

function answer(request: ConfigurationRequest, take: TakeFault, { settings, store }: ResponseParts): Answer {
  const stored = store.find(request, request.configVersion);
  // The table requires both, even where there is nothing that they could be of.
  const contentType = stored?.contentType ?? settings.contentType ?? JSON_CONTENT_TYPE;
  const configVersion = request.configVersion ?? stored?.configVersion ?? 0;
  if (take("failing") !== undefined) {
    return { contentType, configVersion, statusCode: STATUS_FAIL };
  }
  if (take("no-content") !== undefined || stored === undefined) {
    return { contentType, configVersion, statusCode: STATUS_NO_CONTENT };
  }
  const content = take("not-json") === undefined ? stored.content : NO_JSON;
  return {
    contentType: take("other-content-type")?.contentType ?? contentType,
    configVersion,
    statusCode: STATUS_OK,
    ...(take("content-missing") === undefined ? { content } : {}),
  };
}
