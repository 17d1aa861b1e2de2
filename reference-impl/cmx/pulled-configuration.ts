import type { ConfigResponse } from "../../protocol/cdtp/index.ts";
import { ABSENT_CONFIG_ID } from "../../protocol/cmp/index.ts";
import { parseJsonText } from "../../protocol/json/index.ts";

/** What the configuration data provider made known about an endpoint's configuration. */
export type PulledConfiguration =
  /** `config` is the configuration's JSON text, as the provider spelled it. */
  | { readonly kind: "current"; readonly configId: string; readonly config: string }
  | { readonly kind: "absent" }
  | { readonly kind: "unchanged" }
  | { readonly kind: "failed"; readonly statusCode: number; readonly reasonPhrase: string };

const JSON_CONTENT = /^application\/json\s*(;|$)/i;

function failed(statusCode: number, reasonPhrase: string): PulledConfiguration {
  return { kind: "failed", statusCode, reasonPhrase };
}

/**
 * Reads a provider's response to a request that named `knownConfigId` (6/CDTP, configuration response).
 *
 * The document leaves open how "none" and "unchanged" are said, so every form in use is understood: none as 404, as
 * 204 or as 200 with an empty identifier; unchanged as 304 or as 200 without content.
 */
export function pulledConfiguration(response: ConfigResponse, knownConfigId: string | undefined): PulledConfiguration {
  const { statusCode, configId, content } = response;
  if (statusCode === 404 || statusCode === 204) {
    return { kind: "absent" };
  }
  if (statusCode === 304 && knownConfigId !== undefined) {
    return { kind: "unchanged" };
  }
  if (statusCode < 200 || statusCode > 299) {
    const passedOn = statusCode >= 400 && statusCode <= 599 ? statusCode : 502;
    return failed(passedOn, response.reasonPhrase ?? `Configuration data provider answered ${statusCode}`);
  }
  return content === null ? withoutContent(configId, knownConfigId) : withContent(response, content);
}

function withoutContent(configId: string | null, knownConfigId: string | undefined): PulledConfiguration {
  if (knownConfigId !== undefined && (configId === null || configId === knownConfigId)) {
    return { kind: "unchanged" };
  }
  return configId === null || configId === ABSENT_CONFIG_ID
    ? { kind: "absent" }
    : failed(502, "Configuration data provider named a configuration but sent no content");
}

function withContent(response: ConfigResponse, content: Uint8Array): PulledConfiguration {
  if (!JSON_CONTENT.test(response.contentType)) {
    return failed(500, `Configuration of type ${response.contentType} cannot be sent as JSON`);
  }
  const json = parseJsonText(content);
  if (!json.ok) {
    return failed(502, "Configuration data provider sent content that is not JSON");
  }
  if (response.configId === null || response.configId === ABSENT_CONFIG_ID) {
    return json.value.value === null
      ? { kind: "absent" }
      : failed(502, "Configuration data provider sent content without an identifier");
  }
  return { kind: "current", configId: response.configId, config: json.value.text };
}
