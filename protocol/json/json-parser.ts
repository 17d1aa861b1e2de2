import { Ajv, type ErrorObject, type SchemaObject } from "ajv";
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
 * The reader never throws. Its problem text begins with `what` and names the first fault by its JSON pointer. Throws
 * when made if the schema itself is invalid.
 */
export function jsonParser<T>(what: string, schema: SchemaObject): (payload: Uint8Array) => Decoded<T> {
  const validate = ajv.compile<T>(schema);
  return (payload) => {
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
