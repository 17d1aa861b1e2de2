import { COMMAND_TYPE_LENGTH_MAX, ENDPOINT_ID, FILTER_ID } from "../names.ts";
import { COMMAND_TYPES_MAX } from "../rest-call.ts";
import { awaitSecondsDefault, awaitSecondsMax, type RestSettings } from "../rest-settings.ts";
import type { JsonSchema, ParameterObject } from "./document-types.ts";

/** A parameter of the path. */
export function inPath(name: string, description: string, schema: JsonSchema): ParameterObject {
  return { name, in: "path", description, required: true, schema };
}

/** A parameter of the query; optional unless told otherwise. */
export function inQuery(name: string, description: string, schema: JsonSchema, required = false): ParameterObject {
  return { name, in: "query", description, required, schema };
}

/** The name of an application. */
export const APPLICATION_NAME: JsonSchema = { type: "string", minLength: 1 };

/** The endpoint of the path. */
export const ENDPOINT_PARAMETER = inPath("endpointId", "The endpoint.", {
  type: "string",
  pattern: ENDPOINT_ID.source,
});

/** The filter that chooses endpoints. */
export function filterParameter(description: string, required: boolean): ParameterObject {
  return inQuery("filterId", description, { type: "string", pattern: FILTER_ID.source }, required);
}

/** What a command type looks like. */
export function commandType({ commandTypePattern }: RestSettings): JsonSchema {
  return { type: "string", pattern: commandTypePattern.source, maxLength: COMMAND_TYPE_LENGTH_MAX };
}

/** The command type of the path. */
export function commandTypeParameter(settings: RestSettings): ParameterObject {
  return inPath("commandType", "What kind of command it is.", commandType(settings));
}

/** The types that a list is limited to. */
export function commandTypesParameter(settings: RestSettings): ParameterObject {
  const description = "Only commands of these types, separated by commas; all if none is given.";
  const schema = { type: "array", maxItems: COMMAND_TYPES_MAX, items: commandType(settings) } as const;
  return { ...inQuery("commandTypes", description, schema), style: "form", explode: false };
}

/** How long a command may be executed. */
export function commandTtlParameter({ commandTtlMs, commandTtlMsMax }: RestSettings): ParameterObject {
  const description = "For how many milliseconds the command may be executed; with 0 it is sent once only.";
  return inQuery("commandTtl", description, wholeNumber(0, commandTtlMsMax, commandTtlMs));
}

/** How long a caller waits. */
export function awaitTimeoutParameter(settings: RestSettings): ParameterObject {
  const description = "For how many seconds to wait for the result; with 0 the answer comes at once.";
  return inQuery("awaitTimeout", description, wholeNumber(0, awaitSecondsMax(settings), awaitSecondsDefault(settings)));
}

/** An integer within bounds, and what it is if nothing is said. */
export function wholeNumber(minimum: number, maximum: number, usual: number): JsonSchema {
  return { type: "integer", minimum, maximum, default: usual };
}
