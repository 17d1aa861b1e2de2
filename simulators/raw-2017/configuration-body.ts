import { CONFIG_VERSION_MAX, CONFIG_VERSION_MIN } from "../../protocol/raw-2017/index.ts";
import { RestError, type Shape, shape } from "../control/index.ts";

/** The content of a configuration in a REST request: one of the two. */
export interface ContentBody {
  /** Any JSON value; it is written without white space. */
  readonly config?: unknown;
  /** The bytes themselves in base64, for numbers that are to keep their spelling and for what is no JSON. */
  readonly bytes?: string;
}

/** The body of a request that stores a configuration. */
export interface ConfigurationBody extends ContentBody {
  readonly configVersion?: number;
  readonly contentType?: string;
  /** True unless told otherwise. */
  readonly announce?: boolean;
}

/** The body of a request that has an originator publish a configuration. */
export interface OriginatedBody extends ContentBody {
  readonly appVersionToken: string;
  readonly endpointId: string;
  readonly configVersion: number;
  readonly contentType: string;
}

const BASE64 = "^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$";
const version = { type: "integer", minimum: CONFIG_VERSION_MIN, maximum: CONFIG_VERSION_MAX };
const name = { type: "string", minLength: 1 };
const content = { config: {}, bytes: { type: "string", pattern: BASE64 } };

/** The shape of `ConfigurationBody`. */
export const configurationBodyShape: Shape<ConfigurationBody> = shape({
  type: "object",
  additionalProperties: false,
  properties: { ...content, configVersion: version, contentType: name, announce: { type: "boolean" } },
});

/** The shape of `OriginatedBody`. */
export const originatedBodyShape: Shape<OriginatedBody> = shape({
  type: "object",
  required: ["appVersionToken", "endpointId", "configVersion", "contentType"],
  additionalProperties: false,
  properties: { ...content, appVersionToken: name, endpointId: name, configVersion: version, contentType: name },
});

/** The bytes that a body has. Throws a 400 `RestError` unless it has exactly one form of them. */
export function contentOf({ config, bytes }: ContentBody): Uint8Array {
  if ((config === undefined) === (bytes === undefined)) {
    throw new RestError(400, 'the body: give either "config", any JSON value, or "bytes", base64');
  }
  return bytes === undefined
    ? new TextEncoder().encode(JSON.stringify(config))
    : new Uint8Array(Buffer.from(bytes, "base64"));
}
