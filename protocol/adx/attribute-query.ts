import { type Decoded, encodeJson, jsonParser } from "../json/index.ts";

/** What an endpoint asks an attribute dictionary (ADX, "Extension service protocol"). */
export interface AttributeQuery {
  /** A GJSON path, not empty. */
  readonly q: string;
}

const parse = jsonParser<AttributeQuery>("attribute query", {
  type: "object",
  required: ["q"],
  properties: { q: { type: "string", minLength: 1 } },
});

/** Reads a query. Other properties are let pass: no document forbids them. Whether `q` is a path is not looked at. Never throws. */
export function parseAttributeQuery(payload: Uint8Array): Decoded<AttributeQuery> {
  const query = parse(payload);
  return query.ok ? { ok: true, value: { q: query.value.q } } : query;
}

/** Writes a query. */
export function encodeAttributeQuery({ q }: AttributeQuery): Uint8Array {
  return encodeJson({ q });
}
