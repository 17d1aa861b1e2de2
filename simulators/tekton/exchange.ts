import { isJsonObjectText, jsonNesting, parseJsonText } from "../../protocol/json/index.ts";
import { BODY_BYTES_MAX, RestError, type Shape } from "../control/index.ts";
import type { Listing } from "./state-reader.ts";
import type { Visitor } from "./visitor.ts";

/** How deep objects and arrays may be nested in a body. */
export const NESTING_MAX = 100;

const JSON_TYPE = "application/json";
const MERGE_PATCH_TYPE = "application/merge-patch+json";

/** A request on its way to an answer. */
export interface Exchange {
  readonly request: Request;
  /** Without the prefix: `/applications/kettle`. */
  readonly path: string;
  /** What the path names, decoded. */
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly visitor: Visitor;
}

/** What a request is answered with. */
export interface Answer {
  readonly status: number;
  /** A JSON text. */
  readonly body?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** An answer of status 200 with a value as JSON. */
export function shown(value: unknown): Answer {
  return { status: 200, body: JSON.stringify(value) };
}

/** An answer of status 201 that shows what was created below the path of the request. */
export function created({ request }: Exchange, name: string, value: unknown): Answer {
  const pathname = new URL(request.url).pathname.replace(/\/$/, "");
  return { ...shown(value), status: 201, headers: { Location: `${pathname}/${name}` } };
}

/** An answer that the work is done and there is nothing to tell. */
export const DONE: Answer = { status: 204 };

/** What the path has in the place of `:name`. */
export function param(exchange: Exchange, name: string): string {
  return exchange.params[name] ?? "";
}

/** A member of the query; undefined without it. Throws a 400 `RestError` if it is there but empty. */
export function queryText({ query }: Exchange, name: string): string | undefined {
  const text = query.get(name);
  if (text === "") {
    throw new RestError(400, `the query: ${name} is empty; give a value or leave it out`);
  }
  return text ?? undefined;
}

/** What a member of the query lists: it may be given several times, and each time with commas. */
export function queryList({ query }: Exchange, name: string): readonly string[] {
  return query.getAll(name).flatMap((text) => text.split(",").filter((part) => part !== ""));
}

/** What a request asks to be listed, by `?tenantId=` and `?appName=`. */
export function listingOf(exchange: Exchange): Listing {
  const tenantId = queryText(exchange, "tenantId");
  return { visitor: exchange.visitor, tenantId, names: queryList(exchange, "appName") };
}

/**
 * The body's JSON object as it is spelled. Throws a `RestError` otherwise: 415 for a content type that is neither
 * `application/json` nor, in a PATCH, `application/merge-patch+json`, 413 above `BODY_BYTES_MAX`, 400 for what is no
 * JSON object.
 */
export async function objectBody(exchange: Exchange): Promise<string> {
  const { request } = exchange;
  assertContentType(request);
  const where = `the body of ${request.method} ${exchange.path}`;
  const bytes = new Uint8Array(await request.arrayBuffer());
  if (bytes.length > BODY_BYTES_MAX) {
    throw new RestError(413, `${where} has ${bytes.length} bytes; send at most ${BODY_BYTES_MAX}`);
  }
  const json = parseJsonText(bytes);
  if (!json.ok) {
    throw new RestError(400, `${where} is ${json.problem}; send a JSON object`);
  }
  const { text } = json.value;
  if (!isJsonObjectText(text)) {
    throw new RestError(400, `${where} is JSON but no object; send an object`);
  }
  if (jsonNesting(text) > NESTING_MAX) {
    throw new RestError(400, `${where} is nested ${jsonNesting(text)} deep; nest at most ${NESTING_MAX} deep`);
  }
  return text;
}

/** The body as a value of the wanted shape. Throws what `objectBody` throws, and a 400 `RestError` for another shape. */
export async function shapedBody<T>(exchange: Exchange, wanted: Shape<T>): Promise<T> {
  const text = await objectBody(exchange);
  return wanted.read(JSON.parse(text), `the body of ${exchange.request.method} ${exchange.path}`);
}

function assertContentType({ headers, method }: Request): void {
  const found = headers.get("Content-Type");
  const mediaType = found?.split(";")[0]?.trim().toLowerCase();
  const accepted = method === "PATCH" ? [JSON_TYPE, MERGE_PATCH_TYPE] : [JSON_TYPE];
  if (mediaType !== undefined && !accepted.includes(mediaType)) {
    throw new RestError(415, `Content-Type is "${found}"; send ${accepted.join(" or ")}`);
  }
}
