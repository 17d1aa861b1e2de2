import { type Decoded, jsonParser } from "../json/index.ts";

/** The id of the configuration that an endpoint has when it has none (7/CMP, "Absent configuration"). */
export const ABSENT_CONFIG_ID = "";

/**
 * What an endpoint gets: a configuration, or word that its own is current (7/CMP, "Configuration resource response").
 */
export interface ConfigurationResponse {
  readonly configId?: string;
  /** Any JSON value; null where no configuration is assigned. */
  readonly config?: unknown;
  /** Only in the deployed envelope. As in HTTP. */
  readonly statusCode?: number;
  /** Only in the deployed envelope. */
  readonly reasonPhrase?: string;
}

/** Which form responses have: that of 7/CMP, or the one of deployed services, with a status beside it. */
export type ResponseEnvelope = "rfc" | "deployed";

const properties = { configId: { type: "string" }, config: {} };
const status = { statusCode: { type: "integer" }, reasonPhrase: { type: "string" } };
const form = { type: "object", additionalProperties: false };

const parsers: Readonly<Record<ResponseEnvelope, (payload: Uint8Array) => Decoded<ConfigurationResponse>>> = {
  rfc: jsonParser("configuration response", { ...form, properties }),
  deployed: jsonParser("configuration response", { ...form, properties: { ...properties, ...status } }),
};

/**
 * Reads a configuration response. Looks at the form alone: that `configId` and `config` come as a pair is judged
 * elsewhere. Never throws.
 */
export function parseConfigurationResponse(
  payload: Uint8Array,
  envelope: ResponseEnvelope,
): Decoded<ConfigurationResponse> {
  return parsers[envelope](payload);
}
