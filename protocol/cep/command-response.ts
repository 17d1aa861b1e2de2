import { type Decoded, jsonParser } from "../json/index.ts";
import { encodeSplicedArray, integer } from "./spliced-array.ts";

/** A command as it is sent to an endpoint (11/CEP, "Command response"). */
export interface OutstandingCommand {
  readonly id: number;
  /** A JSON text in UTF-8, null if there is none. */
  readonly payload: Uint8Array | null;
  /** Where the endpoint asked for commands of all types. */
  readonly type?: string;
}

/** A command as it was received. */
export interface ReceivedCommand {
  readonly id: number;
  /** Any JSON value. */
  readonly payload?: unknown;
  readonly type?: string;
}

/**
 * Whether commands may have a `type`. The schema of 11/CEP forbids it; its text demands it in answers to requests for
 * all types.
 */
export interface CommandResponseOptions {
  readonly type: "refused" | "allowed";
}

function schemaOf(properties: object) {
  return {
    type: "array",
    items: { type: "object", properties, required: ["id"], additionalProperties: false },
  };
}

const properties = { id: { type: "integer" }, payload: {} };
const parsers: Readonly<
  Record<CommandResponseOptions["type"], (payload: Uint8Array) => Decoded<readonly ReceivedCommand[]>>
> = {
  refused: jsonParser("command response", schemaOf(properties)),
  allowed: jsonParser("command response", schemaOf({ ...properties, type: { type: "string" } })),
};

/**
 * Writes a command response, payloads as they are spelled; a payload of null is left out. Whether payloads are JSON
 * and identifiers differ is for the caller to see to. Throws `RangeError` for an identifier that is no integer and
 * `TypeError` for a payload that is not UTF-8.
 */
export function encodeCommands(commands: readonly OutstandingCommand[]): Uint8Array {
  return encodeSplicedArray(
    commands.map(({ id, type, payload }) => ({ members: { id: integer("command id", id), type }, payload })),
  );
}

/**
 * Reads a command response. Looks at the form alone: that identifiers differ is judged elsewhere. Refuses other
 * properties. Never throws.
 */
export function parseCommandResponse(
  payload: Uint8Array,
  options: CommandResponseOptions,
): Decoded<readonly ReceivedCommand[]> {
  return parsers[options.type](payload);
}
