import type { Random } from "../../runtime/index.ts";
import { onceIn, oneOf } from "../chance/index.ts";
import type { DocumentedOperation, DocumentedParameter } from "./documented-operation.ts";
import { HOSTILE_AUTHORIZATIONS, HOSTILE_HEADERS, hostileBody, hostileSegment } from "./hostile-text.ts";

/** A request with something wrong about it, as bytes. */
export interface FuzzRequest {
  readonly operation: DocumentedOperation;
  /** Whether it may be another operation than it was made from, as its path is not what it was. */
  readonly isElsewhere: boolean;
  readonly bytes: Uint8Array;
}

/** What makes a request right: a value for each parameter by its name, a body, and a token. */
export interface RightValues {
  readonly parameters: Readonly<Record<string, readonly string[]>>;
  readonly bodies: Readonly<Record<string, string>>;
  /** Parameters that are never left out, lest every answer take its time. */
  readonly always: readonly string[];
  readonly accessToken: string;
}

/** What is spoiled of a request. */
type Part = "path" | "query" | "body" | "header" | "token" | "method";

const PARTS: readonly Part[] = ["path", "query", "query", "body", "body", "header", "token", "method"];
const METHODS = ["GET", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "HEAD"];
const BASES = ["/api/v1", "/cex/api/v1"];

/** A request for an operation in which one part or several are spoiled. */
export function fuzzRequest(random: Random, operation: DocumentedOperation, right: RightValues): FuzzRequest {
  const spoiled = new Set([oneOf(random, PARTS), ...(onceIn(random, 3) ? [oneOf(random, PARTS)] : [])]);
  const method = spoiled.has("method") ? oneOf(random, METHODS) : operation.method;
  const target = `${oneOf(random, BASES)}${pathOf(random, operation, right, spoiled)}${queryOf(random, operation, right, spoiled)}`;
  const hasBody = operation.hasBody || (spoiled.has("body") && onceIn(random, 3));
  const body = hasBody ? bodyOf(random, operation, right, spoiled) : new Uint8Array();
  const headers = [
    "Host: localhost",
    "Connection: close",
    ...(hasBody ? ["Content-Type: application/json", `Content-Length: ${body.length}`] : []),
    ...authorization(random, right, spoiled),
    ...(spoiled.has("header") ? [oneOf(random, HOSTILE_HEADERS)] : []),
  ];
  const head = `${method} ${target} HTTP/1.1\r\n${headers.join("\r\n")}\r\n\r\n`;
  const isElsewhere = spoiled.has("path") || method !== operation.method;
  return { operation, isElsewhere, bytes: Buffer.concat([Buffer.from(head), body]) };
}

function pathOf(random: Random, operation: DocumentedOperation, right: RightValues, spoiled: Set<Part>): string {
  const names = [...operation.path.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => name);
  const victim = spoiled.has("path") && names.length > 0 ? oneOf(random, names) : undefined;
  const path = operation.path.replaceAll(/\{(\w+)\}/g, (_, name: string) =>
    name === victim ? hostileSegment(random) : encodeURIComponent(rightValue(random, name, right)),
  );
  return spoiled.has("path") && victim === undefined ? `${path}/${hostileSegment(random)}` : path;
}

function queryOf(random: Random, operation: DocumentedOperation, right: RightValues, spoiled: Set<Part>): string {
  const inQuery = operation.parameters.filter((parameter) => parameter.in === "query");
  const parts = inQuery.flatMap(({ name }: DocumentedParameter) => {
    const value = spoiled.has("query") && onceIn(random, 2) ? hostileSegment(random) : rightValue(random, name, right);
    const twice = spoiled.has("query") && onceIn(random, 5) ? [`${name}=${hostileSegment(random)}`] : [];
    const isLeftOut = !right.always.includes(name) && onceIn(random, 2);
    return isLeftOut ? [] : [`${name}=${value}`, ...twice];
  });
  const foreign =
    spoiled.has("query") && onceIn(random, 4) ? [`${hostileSegment(random)}=${hostileSegment(random)}`] : [];
  const all = [...parts, ...foreign];
  return all.length === 0 ? "" : `?${all.join("&")}`;
}

function bodyOf(random: Random, operation: DocumentedOperation, right: RightValues, spoiled: Set<Part>): Uint8Array {
  return spoiled.has("body") ? hostileBody(random) : Buffer.from(right.bodies[operation.path] ?? '{"fuzz":1}');
}

function authorization(random: Random, { accessToken }: RightValues, spoiled: Set<Part>): readonly string[] {
  if (!spoiled.has("token")) {
    return [`Authorization: Bearer ${accessToken}`];
  }
  return onceIn(random, 4) ? [] : [`Authorization: ${oneOf(random, HOSTILE_AUTHORIZATIONS)}`];
}

function rightValue(random: Random, name: string, { parameters }: RightValues): string {
  const values = parameters[name];
  if (values === undefined) {
    throw new Error(`the document has a parameter ${name}, for which this test knows no value; give it one`);
  }
  return oneOf(random, values);
}
