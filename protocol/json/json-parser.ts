import { Ajv, type ErrorObject, type SchemaObject, type ValidateFunction } from "ajv";
import type { Decoded } from "../avro/index.ts";
import { parseJson } from "./json-text.ts";

const ajv = new Ajv({ strict: true });

function describe(error: ErrorObject): string {
  const place = error.instancePath === "" ? "" : `${error.instancePath}: `;
  const additional: unknown = error.params["additionalProperty"];
  const found = typeof additional === "string" ? ` (found ${JSON.stringify(additional)})` : "";
  return `${place}${error.message ?? error.keyword}${found}`;
}

/**
 * A reader of JSON payloads that have the form of `schema` (JSON Schema, draft 07), which must describe the type `T`.
 *
 * The problem text begins with `what` and names the first fault by its JSON pointer. The schema is compiled when the
 * reader is first used, as most processes use few of those that they load; it throws then if the schema is invalid, and
 * never else.
 */
export function jsonParser<T>(what: string, schema: SchemaObject): (payload: Uint8Array) => Decoded<T> {
  let compiled: ValidateFunction<T> | undefined;
  return (payload) => {
    compiled ??= ajv.compile<T>(schema);
    const validate = compiled;
    const json = parseJson(payload);
    if (!json.ok) {
      return { ok: false, problem: `${what}: ${json.problem}` };
    }
    const { value } = json;
    return validate(value)
      ? { ok: true, value }
      : { ok: false, problem: `${what}: ${(validate.errors ?? []).map(describe).join("; ")}` };
  };
}
