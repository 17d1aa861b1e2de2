import { Refusal } from "./refusal.ts";

/** The identifier of an endpoint (release 1.1: a UUID or one of the caller's own). */
export const ENDPOINT_ID = /^[a-zA-Z0-9._~-]{1,255}$/;
/** The longest command type, in characters. */
export const COMMAND_TYPE_LENGTH_MAX = 255;
/** The identifier of a filter. */
export const FILTER_ID = /^[!-~]{1,255}$/;

const INTEGER = /^(?:0|-?[1-9]\d{0,9})$/;
const INT32 = { minimum: -2_147_483_648, maximum: 2_147_483_647 };
const TASK_ID = /^[1-9]\d{0,14}$/;

/** The words for an endpoint that is not there, is somebody else's or may not be touched (reading G42). */
export function noEndpoint(): Refusal {
  return new Refusal(404, "No such endpoint is here for this caller");
}

/** The words for a command that is not there, or whose endpoint is not. */
export function noCommand(): Refusal {
  return new Refusal(404, "No such command is here for this caller");
}

/** The words for an application that is not there, is somebody else's or may not be looked at. */
export function noApplication(): Refusal {
  return new Refusal(404, "No such application is here for this caller");
}

/** The words for a batch that is not there. */
export function noBatch(): Refusal {
  return new Refusal(404, "No such batch is here for this caller");
}

/** The type, if a command can have it; a `Refusal` of status 400 otherwise (reading G7). */
export function assertedCommandType(text: string, pattern: RegExp): string {
  if (text.length > COMMAND_TYPE_LENGTH_MAX || !pattern.test(text)) {
    const form = `${pattern.source}, of at most ${COMMAND_TYPE_LENGTH_MAX} characters`;
    throw new Refusal(400, `A command type has the form ${form}`);
  }
  return text;
}

/** The identifier of a filter; a `Refusal` of status 400 if none can have it. */
export function assertedFilterId(text: string): string {
  if (!FILTER_ID.test(text)) {
    throw new Refusal(400, "The parameter filterId takes 1 to 255 printable characters of ASCII without spaces");
  }
  return text;
}

/** The identifier of a command, a 32-bit integer without needless digits; undefined if no command can have it. */
export function commandIdOf(text: string): number | undefined {
  const value = INTEGER.test(text) ? Number(text) : Number.NaN;
  return value >= INT32.minimum && value <= INT32.maximum ? value : undefined;
}

/** The identifier of a batch; undefined if no batch can have it. */
export function taskIdOf(text: string): number | undefined {
  return TASK_ID.test(text) ? Number(text) : undefined;
}
