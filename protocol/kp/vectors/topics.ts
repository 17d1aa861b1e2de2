import type { ResourcePath, ZeroRequestId } from "../resource-path.ts";

/** Request topics and what they mean; `zeroRequestId` is given where it matters. */
export const requestTopicVectors: readonly {
  readonly circumstance: string;
  readonly topic: string;
  readonly zeroRequestId?: ZeroRequestId;
  readonly path: ResourcePath;
}[] = [
  {
    circumstance: "a request id ends the topic",
    topic: "kp1/app-v1/cmx/token-1/config/json/42",
    path: path("/config/json", 42),
  },
  { circumstance: "there is no request id", topic: "kp1/app-v1/cmx/token-1/config/json", path: path("/config/json") },
  { circumstance: "one level of path is enough", topic: "kp1/app-v1/cmx/token-1/json/1", path: path("/json", 1) },
  {
    circumstance: "the request id is the largest",
    topic: "kp1/app-v1/cmx/token-1/json/2147483647",
    path: path("/json", 2_147_483_647),
  },
  {
    circumstance: "a number too large for a request id belongs to the path",
    topic: "kp1/app-v1/cmx/token-1/json/2147483648",
    path: path("/json/2147483648"),
  },
  {
    circumstance: "zero is a request id where it is accepted",
    topic: "kp1/app-v1/cmx/token-1/json/0",
    zeroRequestId: "accept",
    path: path("/json", 0),
  },
  {
    circumstance: "zero belongs to the path where it is not accepted",
    topic: "kp1/app-v1/cmx/token-1/json/0",
    zeroRequestId: "pathSegment",
    path: path("/json/0"),
  },
  {
    circumstance: "a number with leading zeros belongs to the path",
    topic: "kp1/app-v1/cmx/token-1/json/042",
    path: path("/json/042"),
  },
  {
    circumstance: "several zeros belong to the path",
    topic: "kp1/app-v1/cmx/token-1/json/00",
    path: path("/json/00"),
  },
  {
    circumstance: "a negative number belongs to the path",
    topic: "kp1/app-v1/cmx/token-1/json/-1",
    path: path("/json/-1"),
  },
  {
    circumstance: "only the last number is the request id",
    topic: "kp1/app-v1/cmx/token-1/json/7/8",
    path: path("/json/7", 8),
  },
  {
    circumstance: "a trailing slash makes another path",
    topic: "kp1/app-v1/cmx/token-1/json/",
    path: path("/json/"),
  },
];

/** Request topics that no endpoint-aware extension has, and a part of what is said about them. */
export const wrongTopicVectors: readonly {
  readonly circumstance: string;
  readonly topic: string;
  readonly problem: RegExp;
}[] = [
  { circumstance: "the topic is empty", topic: "", problem: /does not begin with kp1/ },
  { circumstance: "the version is another", topic: "kp2/app-v1/cmx/token-1/json", problem: /does not begin with kp1/ },
  { circumstance: "a slash leads", topic: "/kp1/app-v1/cmx/token-1/json", problem: /does not begin with kp1/ },
  { circumstance: "there is no token", topic: "kp1/app-v1/cmx", problem: /too few levels/ },
  { circumstance: "there is no path", topic: "kp1/app-v1/cmx/token-1", problem: /no resource path/ },
  { circumstance: "the path is empty", topic: "kp1/app-v1/cmx/token-1/", problem: /no resource path/ },
  { circumstance: "only a request id follows", topic: "kp1/app-v1/cmx/token-1/42", problem: /no resource path/ },
  { circumstance: "the appversion is empty", topic: "kp1//cmx/token-1/json", problem: /empty/ },
  { circumstance: "the extension is empty", topic: "kp1/app-v1//token-1/json", problem: /empty/ },
  { circumstance: "the token is empty", topic: "kp1/app-v1/cmx//json", problem: /empty/ },
  { circumstance: "the token has a dot", topic: "kp1/app-v1/cmx/to.ken/json", problem: /token with a '\.'/ },
  { circumstance: "a level is a wildcard", topic: "kp1/app-v1/cmx/token-1/+", problem: /'\+'/ },
  { circumstance: "the path is a wildcard", topic: "kp1/app-v1/cmx/token-1/#", problem: /'#'/ },
  { circumstance: "a null character is inside", topic: "kp1/app-v1/cmx/token-1/a\0b", problem: /null character/ },
  {
    circumstance: "the topic is longer than MQTT allows",
    topic: `kp1/app-v1/cmx/token-1/${"é".repeat(32_800)}`,
    problem: /longer than 65535 bytes/,
  },
];

function path(resourcePath: string, requestId?: number): ResourcePath {
  return {
    appVersionName: "app-v1",
    extensionInstanceName: "cmx",
    endpointToken: "token-1",
    resourcePath,
    requestId,
  };
}
