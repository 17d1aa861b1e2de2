import { Ajv, type ErrorObject, type SchemaObject, type ValidateFunction } from "ajv";
import { RestError } from "./rest-error.ts";

/** What a JSON value has to look like to be taken as a `T`. */
export interface Shape<T> {
  /** Returns `value` if it fits. Throws a 400 `RestError` that names `where` and what is wrong otherwise. */
  read(value: unknown, where: string): T;
}

const compiler = new Ajv({ verbose: true });

/**
 * The shape that the JSON Schema (draft 07) `schema` describes; the caller vouches that it describes a `T`. The schema is
 * compiled when the shape is first used: most processes use few of those that they load.
 */
export function shape<T>(schema: SchemaObject): Shape<T> {
  let compiled: ValidateFunction<T> | undefined;
  return {
    read(value, where) {
      compiled ??= compiler.compile<T>(schema);
      const fits = compiled;
      if (fits(value)) {
        return value;
      }
      throw new RestError(400, `${where}: ${describe(fits.errors?.[0])}`);
    },
  };
}

function describe(error: ErrorObject | undefined): string {
  if (error === undefined) {
    return "the value does not fit";
  }
  const place = error.instancePath === "" ? "the value" : error.instancePath;
  const found = `found ${shortened(error.data)}`;
  const allowed: unknown = error.params["allowedValues"];
  if (Array.isArray(allowed)) {
    return `${place} must be one of ${allowed.join(", ")}; ${found}`;
  }
  const extra: unknown = error.params["additionalProperty"];
  if (typeof extra === "string") {
    const properties: unknown = error.parentSchema?.["properties"];
    const known = typeof properties === "object" && properties !== null ? Object.keys(properties) : [];
    return `${place} has the unknown member "${extra}"; known ones: ${known.join(", ") || "none"}`;
  }
  return `${place} ${error.message ?? "does not fit"}; ${found}`;
}

const SHOWN_LENGTH_MAX = 80;

function shortened(value: unknown): string {
  const text = JSON.stringify(value) ?? "nothing";
  return text.length > SHOWN_LENGTH_MAX ? `${text.slice(0, SHOWN_LENGTH_MAX)}…` : text;
}
