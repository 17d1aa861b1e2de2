import { parseRequestTopic } from "../../protocol/kp/index.ts";
import type { CheckContext } from "./check.ts";
import type { Trace, Traced, TracedMessage } from "./trace.ts";

/** What was sent to one topic. */
interface OnTopic {
  readonly qualities: Set<TracedMessage["qualityOfService"]>;
  latest: TracedMessage;
}

/** What clients sent, to be found without going through the recording again. */
export interface ClientRequests {
  /** Whether a client sent exactly this. */
  has(token: string, resourcePath: string, requestId: number | null, payload: Uint8Array): boolean;
  /** The last message with the token. */
  latestOf(token: string): TracedMessage | undefined;
  /** What was sent to the topic. */
  onTopic(path: string): OnTopic | undefined;
}

/** What services answered to one resource of an endpoint under one request identifier. */
interface Answered {
  /** Of them, those that are a success. */
  successes: number;
  /** Successes that hold something. */
  bodies: number;
  failures: number;
  latest: Traced<"ExtensionData">;
}

/** What services sent to endpoints, to be found without going through the recording again. */
export interface ServiceAnswers {
  /** What was sent to this resource of the endpoint under this request identifier. */
  to(endpointId: string, resourcePath: string, requestId: number | null): Answered | undefined;
}

function key(...parts: readonly (string | number | null)[]): string {
  return JSON.stringify(parts);
}

/** Sorts what clients sent. */
export function clientRequests(trace: Trace, { zeroRequestId }: CheckContext): ClientRequests {
  const sent = new Set<string>();
  const latest = new Map<string, TracedMessage>();
  const topics = new Map<string, OnTopic>();
  for (const message of trace.messages) {
    if (message.direction === "fromClient") {
      const topic = parseRequestTopic(message.path.replace(/^\//, ""), zeroRequestId);
      if (topic.ok) {
        const { endpointToken, resourcePath, requestId = null } = topic.value;
        sent.add(key(endpointToken, resourcePath, requestId, Buffer.from(message.payload).toString("latin1")));
        latest.set(endpointToken, message);
      }
      const before = topics.get(message.path);
      const qualities = (before?.qualities ?? new Set()).add(message.qualityOfService);
      topics.set(message.path, { qualities, latest: message });
    }
  }
  return {
    has: (token, resourcePath, requestId, payload) =>
      sent.has(key(token, resourcePath, requestId, Buffer.from(payload).toString("latin1"))),
    latestOf: (token) => latest.get(token),
    onTopic: (path) => topics.get(path),
  };
}

/** Sorts what services sent to endpoints. */
export function serviceAnswers(trace: Trace): ServiceAnswers {
  const given = new Map<string, Answered>();
  for (const message of trace.records("ExtensionData")) {
    const { endpointId, resourcePath, requestId, payload, statusCode } = message.content.value;
    const place = key(endpointId, resourcePath, requestId);
    const answered = given.get(place) ?? { successes: 0, bodies: 0, failures: 0, latest: message };
    const success = statusCode >= 200 && statusCode <= 299;
    answered.successes += success ? 1 : 0;
    answered.bodies += success && payload !== null && payload.byteLength > 0 ? 1 : 0;
    answered.failures += success ? 0 : 1;
    answered.latest = message;
    given.set(place, answered);
  }
  return { to: (endpointId, resourcePath, requestId) => given.get(key(endpointId, resourcePath, requestId)) };
}

/** How many messages went to each topic over MQTT that ends in `/status`. */
export function statusCounts(trace: Trace): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { transport, direction, path } of trace.messages) {
    if (transport === "mqtt" && direction === "toClient" && path.endsWith("/status")) {
      counts.set(path, (counts.get(path) ?? 0) + 1);
    }
  }
  return counts;
}
