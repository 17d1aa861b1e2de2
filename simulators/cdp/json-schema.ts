import { Ajv, type AnySchemaObject, type ErrorObject } from "ajv";
import { RestError } from "../control/index.ts";

/** A JSON Schema as an object, or as its text. */
export type SchemaDocument = Readonly<Record<string, unknown>> | string;

/** A JSON Schema (draft 07) that can be applied. */
export interface JsonSchema {
  readonly document: AnySchemaObject;
  /** What is wrong with the value, by JSON pointers; empty if nothing is. */
  problems(value: unknown): readonly string[];
}

/** Makes a schema ready. Throws a 400 `RestError` that begins with `where` if it is none. Formats are not checked. */
export function jsonSchema(given: SchemaDocument, where: string): JsonSchema {
  const document = typeof given === "string" ? parsed(given, where) : given;
  const validate = compiled(document, where);
  return {
    document,
    problems: (value) => (validate(value) ? [] : (validate.errors ?? []).map(described)),
  };
}

function parsed(text: string, where: string): AnySchemaObject {
  const document = parsedJson(text, where);
  if (typeof document !== "object" || document === null || Array.isArray(document)) {
    throw new RestError(400, `${where} is no object; give a JSON Schema as an object or as its text`);
  }
  return { ...document };
}

function parsedJson(text: string, where: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new RestError(400, `${where} is not JSON (${reasonOf(cause)}); give a JSON Schema`);
  }
}

function compiled(document: AnySchemaObject, where: string) {
  if (document["$async"] !== undefined) {
    throw new RestError(400, `${where} has the member "$async", which is no JSON Schema; leave it out`);
  }
  try {
    // A compiler of its own for each schema: they keep what they have compiled, and refuse an $id that they know.
    return new Ajv({ strict: false, validateFormats: false, allErrors: true, logger: false }).compile(document);
  } catch (cause) {
    throw new RestError(400, `${where} is no JSON Schema of draft 07 (${reasonOf(cause)}); correct it`);
  }
}

function described({ instancePath, message, keyword }: ErrorObject): string {
  return `${instancePath === "" ? "the value" : instancePath} ${message ?? `breaks "${keyword}"`}`;
}

function reasonOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}
