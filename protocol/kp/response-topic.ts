import type { Decoded } from "../json/index.ts";
import { parseRequestTopic, type ResourcePath, requestTopic, type ZeroRequestId } from "./resource-path.ts";

/** How a request ended; the last level of the response's topic. */
export type ResponseKind = "status" | "error";

/**
 * The topic of the response to a request (1/KP, "Response topic"); without request id, of a push.
 * Throws `InvalidTopicError` if the parts do not make one.
 */
export function responseTopic(path: ResourcePath, kind: ResponseKind): string {
  return `${requestTopic(path)}/${kind}`;
}

/** Reads the topic of a response or push. Never throws; the problem says what is wrong. */
export function parseResponseTopic(
  topic: string,
  zeroRequestId: ZeroRequestId,
): Decoded<{ readonly path: ResourcePath; readonly kind: ResponseKind }> {
  const end = topic.lastIndexOf("/");
  const kind = topic.slice(end + 1);
  if (end < 0 || (kind !== "status" && kind !== "error")) {
    const found = JSON.stringify(topic.slice(0, 200));
    return { ok: false, problem: `topic ${found} is none of a response: it must end in /status or /error` };
  }
  const path = parseRequestTopic(topic.slice(0, end), zeroRequestId);
  return path.ok ? { ok: true, value: { path: path.value, kind } } : path;
}
