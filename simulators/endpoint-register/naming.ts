import { RestError, type Shape, shape } from "../control/index.ts";
import { TOKENS_PER_ENDPOINT_MAX } from "./endpoint-directory.ts";

/** The body of `PUT /api/v1/endpoints/:endpointId`. */
export interface EndpointDescription {
  readonly appVersionName: string;
  readonly tokens: readonly string[];
}

/** A token is one topic level and holds no full stop. */
const TOKEN_PATTERN = "^[^+#/.\\u0000]+$";
/** An appversion name is one topic level. */
const APP_VERSION_NAME_PATTERN = "^[^+#/\\u0000]+$";
/** The form of an endpoint id. */
export const ENDPOINT_ID_PATTERN = "^[a-zA-Z0-9._~-]+$";

/** The form of an `EndpointDescription`. */
export const endpointDescriptionShape: Shape<EndpointDescription> = shape({
  type: "object",
  required: ["appVersionName", "tokens"],
  additionalProperties: false,
  properties: {
    appVersionName: { type: "string", pattern: APP_VERSION_NAME_PATTERN },
    tokens: {
      type: "array",
      uniqueItems: true,
      maxItems: TOKENS_PER_ENDPOINT_MAX,
      items: { type: "string", pattern: TOKEN_PATTERN },
    },
  },
});

/** Returns `endpointId` if it is one, or throws a 400 `RestError`. */
export function endpointIdFrom(endpointId: string): string {
  return matching(endpointId, ENDPOINT_ID_PATTERN, "endpoint id", "letters, digits and . _ ~ -");
}

/** Returns `token` if it can be one, or throws a 400 `RestError`. */
export function tokenFrom(token: string): string {
  return matching(token, TOKEN_PATTERN, "endpoint token", "anything but + # / .");
}

function matching(text: string, pattern: string, what: string, allowed: string): string {
  if (new RegExp(pattern, "u").test(text)) {
    return text;
  }
  throw new RestError(400, `the path: "${text}" is no ${what}; use ${allowed}`);
}
