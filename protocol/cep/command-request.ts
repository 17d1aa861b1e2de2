import { type Decoded, encodeJson, jsonParser } from "../json/index.ts";

/** What an endpoint sends to get its outstanding commands (11/CEP, "Command request"). */
export interface CommandRequest {
  /** True asks for every later command, false for none without a further request. */
  readonly observe?: boolean;
}

const parse = jsonParser<CommandRequest>("command request", {
  type: "object",
  properties: { observe: { type: "boolean" } },
  additionalProperties: false,
});

/**
 * Reads a command request. Refuses other properties, and an empty payload, which is no JSON object: both as requests
 * of 7/CMP are read. Never throws.
 */
export function parseCommandRequest(payload: Uint8Array): Decoded<CommandRequest> {
  return parse(payload);
}

/** Writes a command request; what is absent stays absent. */
export function encodeCommandRequest({ observe }: CommandRequest): Uint8Array {
  return encodeJson({ observe });
}
