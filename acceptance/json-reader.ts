import { Ajv, type ValidateFunction } from "ajv";

/** Compiles JSON Schemas. */
export const SCHEMAS = new Ajv({ allErrors: true });

/** Makes a reader of JSON text of a form. It throws, with the text, if the form is another. */
export function jsonReader<T>(isAsDescribed: ValidateFunction<T>): (text: string) => T {
  return (text) => {
    const content: unknown = JSON.parse(text);
    if (!isAsDescribed(content)) {
      throw new Error(`${JSON.stringify(isAsDescribed.errors)} in\n${text}`);
    }
    return content;
  };
}

/** The schema of an object that has these members, and maybe others. */
export function objectWith(properties: Readonly<Record<string, object>>): object {
  return { type: "object", required: Object.keys(properties), properties };
}
