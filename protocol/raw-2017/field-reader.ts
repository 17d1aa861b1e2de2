import type { Decoded } from "../json/index.ts";
import { readBytes } from "./byte-field.ts";
import { readConfigVersion } from "./config-version.ts";
import { JSON_CONTENT_TYPE, type RawReadings } from "./readings.ts";

/** The members of a message whose form is a matter of readings, as JSON has them. */
export interface OpenFields {
  readonly configVersion?: unknown;
  readonly contentType?: string;
  readonly content?: unknown;
}

/** The same, read. */
export interface ReadFields {
  readonly configVersion?: number;
  readonly contentType?: string;
  readonly content?: Uint8Array;
}

/** Which of these members a message must have; others it may have. */
export type RequiredFields = readonly (keyof OpenFields)[];

/**
 * Reads what the schemas leave to the readings. The problem names the message, the first member that is wrong by its
 * JSON pointer, and what is wrong with it.
 */
export function readOpenFields(
  what: string,
  fields: OpenFields,
  required: RequiredFields,
  readings: RawReadings,
): Decoded<ReadFields> {
  const missing = required.find((name) => fields[name] === undefined && !isReplaced(name, readings));
  if (missing !== undefined) {
    return { ok: false, problem: `${what}: must have required property '${missing}'` };
  }
  const configVersion = readConfigVersion(fields.configVersion);
  if (fields.configVersion !== undefined && configVersion === undefined) {
    const found = JSON.stringify(fields.configVersion).slice(0, 40);
    return { ok: false, problem: `${what}: /configVersion: must be a 32-bit integer or its text, found ${found}` };
  }
  const content = fields.content === undefined ? undefined : readBytes(fields.content, readings);
  if (content?.ok === false) {
    return { ok: false, problem: `${what}: /content: ${content.problem}` };
  }
  const contentType = fields.contentType ?? (required.includes("contentType") ? JSON_CONTENT_TYPE : undefined);
  return {
    ok: true,
    value: {
      ...(configVersion === undefined ? {} : { configVersion }),
      ...(contentType === undefined ? {} : { contentType }),
      ...(content === undefined ? {} : { content: content.value }),
    },
  };
}

function isReplaced(name: keyof OpenFields, { absentContentType }: RawReadings): boolean {
  return name === "contentType" && absentContentType === "json";
}
