import type { Decoded } from "../json/index.ts";
import { InvalidTopicError } from "./invalid-topic-error.ts";

/** Whom a request concerns and what it asks for (1/KP, "Resource path format"). */
export interface ResourcePath {
  readonly appVersionName: string;
  readonly extensionInstanceName: string;
  readonly endpointToken: string;
  /** What the extension gets to see, with a leading slash: `/config/json`. */
  readonly resourcePath: string;
  /** From 0 to `REQUEST_ID_MAX`; undefined if the endpoint does not ask for a response. */
  readonly requestId: number | undefined;
}

/** Whether a last topic level of `0` is a request id, which 1/KP does not grant and deployed clients send. */
export type ZeroRequestId = "accept" | "pathSegment";

/** The largest request id: 4/ESP carries it as a 32-bit integer. A larger number is part of the path. */
export const REQUEST_ID_MAX = 2_147_483_647;

/** MQTT bounds a topic's UTF-8 form. */
const TOPIC_BYTES_MAX = 65_535;
const FORM = "kp1/<appversion>/<extension>/<token>/<resource path>[/<request id>]";

/**
 * The request id that a topic level is, if it is one. A number with leading zeros is none, since it would come back
 * to the endpoint in another form.
 */
function requestIdOf(level: string | undefined, zeroRequestId: ZeroRequestId): number | undefined {
  if (level === undefined || !/^(0|[1-9][0-9]{0,9})$/.test(level)) {
    return undefined;
  }
  const number = Number(level);
  return number > REQUEST_ID_MAX || (number === 0 && zeroRequestId === "pathSegment") ? undefined : number;
}

function topicProblem(topic: string): string | undefined {
  if (Buffer.byteLength(topic) > TOPIC_BYTES_MAX) {
    return `is longer than ${TOPIC_BYTES_MAX} bytes`;
  }
  return /[+#]/.test(topic) || topic.includes("\0") ? "holds '+', '#' or the null character" : undefined;
}

function pathProblem(path: ResourcePath): string | undefined {
  if (path.appVersionName === "" || path.extensionInstanceName === "" || path.endpointToken === "") {
    return "has an empty appversion, extension or token";
  }
  if (path.endpointToken.includes(".")) {
    return "has a token with a '.'";
  }
  return path.resourcePath.length < 2 ? "has no resource path" : undefined;
}

/**
 * Reads the MQTT topic of a request of an endpoint-aware extension. `zeroRequestId` says what a last level of `0` is.
 *
 * At least one level that is not a request id must follow the token. Never throws; the problem says what is wrong.
 */
export function parseRequestTopic(topic: string, zeroRequestId: ZeroRequestId): Decoded<ResourcePath> {
  const refuse = (problem: string): Decoded<ResourcePath> => ({
    ok: false,
    problem: `topic ${JSON.stringify(topic.slice(0, 200))} ${problem}; expected ${FORM}`,
  });
  const wrongTopic = topicProblem(topic);
  if (wrongTopic !== undefined) {
    return refuse(wrongTopic);
  }
  const [root, appVersionName, extensionInstanceName, endpointToken, ...levels] = topic.split("/");
  if (root !== "kp1") {
    return refuse("does not begin with kp1/");
  }
  if (appVersionName === undefined || extensionInstanceName === undefined || endpointToken === undefined) {
    return refuse("has too few levels");
  }
  const requestId = requestIdOf(levels.at(-1), zeroRequestId);
  const resourcePath = `/${(requestId === undefined ? levels : levels.slice(0, -1)).join("/")}`;
  const path = { appVersionName, extensionInstanceName, endpointToken, resourcePath, requestId };
  const wrongPath = pathProblem(path);
  return wrongPath === undefined ? { ok: true, value: path } : refuse(wrongPath);
}

function requireValid(path: ResourcePath, topic: string): void {
  const { appVersionName, extensionInstanceName, endpointToken, resourcePath, requestId } = path;
  const slashes = [appVersionName, extensionInstanceName, endpointToken].some((level) => level.includes("/"));
  const problem =
    topicProblem(topic) ??
    pathProblem(path) ??
    (slashes ? "has a '/' inside the appversion, extension or token" : undefined) ??
    (resourcePath.startsWith("/") ? undefined : "has a resource path without leading '/'") ??
    (requestId === undefined || (Number.isInteger(requestId) && requestId >= 0 && requestId <= REQUEST_ID_MAX)
      ? undefined
      : `has a request id that is not an integer from 0 to ${REQUEST_ID_MAX}`);
  if (problem !== undefined) {
    throw new InvalidTopicError(`topic ${JSON.stringify(topic.slice(0, 200))} ${problem}; expected ${FORM}`);
  }
}

/**
 * Builds the MQTT topic of a request. Throws `InvalidTopicError` if the parts do not make one.
 *
 * A resource path that ends in a number and has no request id beside it reads back as one with a request id: 1/KP
 * leaves no way to tell the two apart.
 */
export function requestTopic(path: ResourcePath): string {
  const base = `kp1/${path.appVersionName}/${path.extensionInstanceName}/${path.endpointToken}${path.resourcePath}`;
  const topic = path.requestId === undefined ? base : `${base}/${path.requestId}`;
  requireValid(path, topic);
  return topic;
}
