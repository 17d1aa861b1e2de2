import type { Context } from "hono";
import { parseJsonText } from "../../protocol/json/index.ts";
import { RestError } from "../control/index.ts";
import { type ConfigurationKey, DEFAULT_CONFIGURATION_NAME } from "./configuration-store.ts";

/** What an endpoint id looks like. */
export const ENDPOINT_ID_PATTERN = /^[a-zA-Z0-9._~-]+$/;
/** How long the name of a configuration may be, in characters. */
export const NAME_LENGTH_MAX = 256;

/** What can stand in an `ETag` and in a list of them. */
const CONFIG_ID_PATTERN = /^[a-zA-Z0-9._~+:-]{1,128}$/;

/** Which configuration path and query of a request mean. Throws a 400 `RestError` for what cannot be one. */
export function keyOf(context: Context): ConfigurationKey {
  const endpointId = context.req.param("endpointId");
  return {
    endpointId: endpointId === undefined ? undefined : assertedEndpointId(endpointId),
    appVersionName: context.req.param("appVersionName") ?? "",
    name: nameOf(context),
  };
}

/** Returns `endpointId`, or throws a 400 `RestError` if it cannot be one. */
export function assertedEndpointId(endpointId: string): string {
  if (!ENDPOINT_ID_PATTERN.test(endpointId)) {
    throw new RestError(400, `the path: "${endpointId}" is no endpoint id; use letters, digits and . _ ~ -`);
  }
  return endpointId;
}

/** The name that `?name=` gives; "default" without it. */
export function nameOf(context: Context): string {
  const name = context.req.query("name") ?? DEFAULT_CONFIGURATION_NAME;
  if (name === "" || name.length > NAME_LENGTH_MAX) {
    const found = name === "" ? "empty" : `${name.length} characters long`;
    throw new RestError(
      400,
      `the query: name is ${found}; use 1 to ${NAME_LENGTH_MAX} characters or leave it out for "default"`,
    );
  }
  return name;
}

/** The id that `?configId=` chooses for what is stored, if it does. */
export function chosenIdOf(context: Context): string | undefined {
  const configId = context.req.query("configId");
  if (configId !== undefined && !CONFIG_ID_PATTERN.test(configId)) {
    throw new RestError(
      400,
      `the query: configId is "${configId}"; use 1 to 128 letters, digits and . _ ~ + : -, or leave it out`,
    );
  }
  return configId;
}

/** A configuration, as text and as what the text says. */
export interface ConfigurationText {
  readonly text: string;
  readonly value: unknown;
}

/** The body unchanged, once it is known to be JSON. Throws a 400 `RestError` otherwise. */
export async function configurationText(context: Context): Promise<ConfigurationText> {
  const json = parseJsonText(new Uint8Array(await context.req.arrayBuffer()));
  if (!json.ok) {
    throw new RestError(400, `the body is not JSON (${json.problem}); send the configuration as JSON`);
  }
  return json.value;
}
