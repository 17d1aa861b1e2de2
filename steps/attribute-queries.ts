import { isDeepStrictEqual } from "node:util";
import { encodeAttributeQuery, QUERY_RESOURCE_PATH } from "../protocol/adx/index.ts";
import { jsonMembers } from "../protocol/json/index.ts";
import type { DeviceRequest, DeviceResponse } from "../world/index.ts";
import { textOf, wrongInTheEnd } from "./answers-of-replicas.ts";
import { nextRequestId } from "./endpoint-traffic.ts";
import type { ExampleEndpoint, ExampleState } from "./example-state.ts";

const PLAIN_NAME = /^[A-Za-z0-9_-]+$/;

/** A query for an attribute. */
export function attributeQuery(endpoint: ExampleEndpoint, path: string, via: DeviceRequest["via"]): DeviceRequest {
  const payload = encodeAttributeQuery({ q: path });
  return { via, resourcePath: QUERY_RESOURCE_PATH, payload, requestId: nextRequestId(endpoint) };
}

/** Whether the response is the attribute that `json` spells, however it spells it. */
export function isAttribute(response: DeviceResponse, json: string): boolean {
  if (response.kind === "error") {
    return false;
  }
  try {
    return isDeepStrictEqual(JSON.parse(textOf(response)), JSON.parse(json));
  } catch {
    // What is no JSON is no attribute.
    return false;
  }
}

/** What was wrong with the last answer, if not all replicas came to give the right ones within `boundMs`. */
export async function answeredInTheEnd(
  state: ExampleState,
  endpoint: ExampleEndpoint,
  question: { readonly path: string; readonly boundMs: number },
  isRight: (response: DeviceResponse) => boolean,
): Promise<string | undefined> {
  const { path, boundMs } = question;
  const request = () => attributeQuery(endpoint, path, "http");
  return wrongInTheEnd(state, endpoint, { service: "adx", boundMs, request }, isRight);
}

/**
 * Waits until the replicas go by what Tekton was told, as far as queries for the first attribute of a plain name show
 * it. If they never do, the example goes on, and what it is about shows that.
 */
export async function settle(state: ExampleState, endpoint: ExampleEndpoint, json: string): Promise<void> {
  const member = [...jsonMembers(json)].find(([name]) => PLAIN_NAME.test(name));
  if (member !== undefined) {
    const [path, text] = member;
    await answeredInTheEnd(state, endpoint, { path, boundMs: state.open.timing.discoveryMs }, (response) =>
      isAttribute(response, text),
    );
  }
}
