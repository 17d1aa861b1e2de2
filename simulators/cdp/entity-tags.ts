import type { Context } from "hono";
import { RestError } from "../control/index.ts";

/** The form in which an id stands in the header `ETag`. */
export function entityTag(id: string): string {
  return `"${id}"`;
}

/** Whether the caller has what `id` stands for already and wants only something else (`If-None-Match`). */
export function isKnownToCaller(context: Context, id: string): boolean {
  return names(context.req.header("If-None-Match"), id);
}

/**
 * Throws a 412 `RestError` unless the request may change what is there, which `id` stands for: `If-Match` must name it,
 * `If-None-Match` must not. `id` is undefined if nothing is there.
 */
export function assertMayChange(context: Context, id: string | undefined): void {
  const wanted = context.req.header("If-Match");
  const unwanted = context.req.header("If-None-Match");
  const found = id === undefined ? "nothing is stored" : `the stored one is ${entityTag(id)}`;
  if (wanted !== undefined && !(id !== undefined && names(wanted, id))) {
    throw new RestError(412, `If-Match asks for ${wanted}, but ${found}; read it again`);
  }
  if (id !== undefined && names(unwanted, id)) {
    throw new RestError(412, `If-None-Match forbids ${unwanted}, but ${found}; delete it first or use If-Match`);
  }
}

/** Whether a conditional header names what `id` stands for. Ids without quotation marks are taken as well. */
function names(header: string | undefined, id: string): boolean {
  const tags = header?.split(",").map((tag) => tag.trim().replace(/^W\//, "")) ?? [];
  return tags.includes("*") || tags.includes(entityTag(id)) || tags.includes(id);
}
