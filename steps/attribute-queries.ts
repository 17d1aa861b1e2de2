import { isDeepStrictEqual } from "node:util";
import { encodeAttributeQuery, QUERY_RESOURCE_PATH } from "../protocol/adx/index.ts";
import { jsonMembers } from "../protocol/json/index.ts";
import { parseErrorResponse } from "../protocol/kp/index.ts";
import type { DeviceRequest, DeviceResponse } from "../world/index.ts";
import { nextRequestId, send } from "./endpoint-traffic.ts";
import { eventually } from "./eventually.ts";
import type { ExampleEndpoint, ExampleState } from "./example-state.ts";

/**
 * How many answers in a row have to be right, for each replica: a replica that was left behind is missed by all of
 * them once in a thousand times if there are two.
 */
const IN_A_ROW = 5;
const PLAIN_NAME = /^[A-Za-z0-9_-]+$/;

/** A query for an attribute. */
export function attributeQuery(endpoint: ExampleEndpoint, path: string, via: DeviceRequest["via"]): DeviceRequest {
  const payload = encodeAttributeQuery({ q: path });
  return { via, resourcePath: QUERY_RESOURCE_PATH, payload, requestId: nextRequestId(endpoint) };
}

/** What a device got, as text. */
export function textOf({ payload }: DeviceResponse): string {
  return Buffer.from(payload).toString("utf8");
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

/** Whether the response is an error from 400 to 499. */
export function isClientError(response: DeviceResponse): boolean {
  const error = response.kind === "error" ? parseErrorResponse(response.payload) : undefined;
  return error?.ok === true && error.value.statusCode >= 400 && error.value.statusCode <= 499;
}

/** What was wrong with the last answer, if not all replicas came to give the right ones within `boundMs`. */
export async function answeredInTheEnd(
  state: ExampleState,
  endpoint: ExampleEndpoint,
  question: { readonly path: string; readonly boundMs: number },
  isRight: (response: DeviceResponse) => boolean,
): Promise<string | undefined> {
  const wanted = IN_A_ROW * Math.max(1, state.open.service("adx").replicas);
  let wrong: string | undefined;
  const done = await eventually(state, question.boundMs, async () => {
    for (let asked = 0; asked < wanted; asked += 1) {
      await send(endpoint, attributeQuery(endpoint, question.path, "http"));
      const response = await endpoint.device.response(state.answerBoundMs);
      if (response === undefined || !isRight(response)) {
        wrong = response === undefined ? "nothing" : textOf(response);
        return undefined;
      }
    }
    return true;
  });
  endpoint.response = undefined;
  return done === undefined ? (wrong ?? "nothing") : undefined;
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
