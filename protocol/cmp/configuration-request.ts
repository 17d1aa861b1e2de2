import { type Decoded, encodeJson, jsonParser } from "../json/index.ts";

/** What an endpoint sends to get its configuration (7/CMP, "Configuration resource request"). */
export interface ConfigurationRequest {
  /** The configuration that the endpoint has; only another one is sent. */
  readonly configId?: string;
  /** True asks for every later configuration, false for none without a further request. */
  readonly observe?: boolean;
}

const parse = jsonParser<ConfigurationRequest>("configuration request", {
  type: "object",
  properties: { configId: { type: "string" }, observe: { type: "boolean" } },
  additionalProperties: false,
});

/** Reads a configuration request. Refuses other properties. Never throws. */
export function parseConfigurationRequest(payload: Uint8Array): Decoded<ConfigurationRequest> {
  return parse(payload);
}

/** Writes a configuration request; what is absent stays absent. */
export function encodeConfigurationRequest(request: ConfigurationRequest): Uint8Array {
  return encodeJson({ configId: request.configId, observe: request.observe });
}
