import { type Decoded, encodeJson, jsonParser } from "../json/index.ts";

/** What an endpoint reads on an error topic (1/KP, "Error response format"). */
export interface ErrorResponse {
  /** As in HTTP. */
  readonly statusCode: number;
  readonly reasonPhrase: string;
}

const parse = jsonParser<ErrorResponse>("error response", {
  type: "object",
  properties: { statusCode: { type: "integer" }, reasonPhrase: { type: "string" } },
  required: ["statusCode", "reasonPhrase"],
  additionalProperties: false,
});

/** Writes the payload of an error topic. */
export function encodeErrorResponse({ statusCode, reasonPhrase }: ErrorResponse): Uint8Array {
  return encodeJson({ statusCode, reasonPhrase });
}

/** Reads the payload of an error topic. Refuses other properties. Never throws. */
export function parseErrorResponse(bytes: Uint8Array): Decoded<ErrorResponse> {
  return parse(bytes);
}
