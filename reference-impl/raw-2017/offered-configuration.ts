import { parseJsonText } from "../../protocol/json/index.ts";
import {
  type ConfigurationResponse,
  JSON_CONTENT_TYPE,
  type NewAvailableEvent,
  STATUS_FAIL,
  STATUS_NO_CONTENT,
} from "../../protocol/raw-2017/index.ts";

/** What a provider has for an endpoint. */
export type OfferedConfiguration =
  | {
      readonly kind: "configuration";
      readonly configVersion: number;
      /** The entries as the text of a JSON array. */
      readonly entriesText: string;
    }
  | { readonly kind: "none" }
  | { readonly kind: "failed"; readonly reason: string };

/** Whether CMX can send a configuration of this kind to an endpoint: it knows JSON (3/CMX, "Schemeless JSON"). */
export function isOwnContentType(contentType: string): boolean {
  return contentType === JSON_CONTENT_TYPE;
}

/**
 * What a response of the provider comes to (5/CMX2CDP, "Problems and possible solutions", 4). The content is the text of
 * a JSON value: the elements of an array are the entries, anything else is the one entry. It goes out as it is spelled.
 */
export function offeredConfiguration(response: ConfigurationResponse): OfferedConfiguration {
  const { statusCode, contentType, configVersion, content } = response;
  if (statusCode === STATUS_NO_CONTENT) {
    return { kind: "none" };
  }
  if (statusCode === STATUS_FAIL) {
    return failed("The configuration data provider failed");
  }
  if (content === undefined) {
    return failed("The configuration data provider sent no content");
  }
  return offered({ contentType, configVersion, content });
}

/** The same of what it announced as new. */
export function announcedConfiguration(event: NewAvailableEvent): OfferedConfiguration {
  return offered(event);
}

function offered({
  contentType,
  configVersion,
  content,
}: Pick<NewAvailableEvent, "contentType" | "configVersion" | "content">): OfferedConfiguration {
  if (!isOwnContentType(contentType)) {
    return failed(`The configuration is of content type ${JSON.stringify(contentType)}, not ${JSON_CONTENT_TYPE}`);
  }
  const json = parseJsonText(content);
  if (!json.ok) {
    return failed(`The configuration is not JSON: ${json.problem}`);
  }
  const { text, value } = json.value;
  return { kind: "configuration", configVersion, entriesText: Array.isArray(value) ? text : `[${text}]` };
}

function failed(reason: string): OfferedConfiguration {
  return { kind: "failed", reason };
}
