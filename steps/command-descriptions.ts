import { isDeepStrictEqual } from "node:util";
import { Violation } from "../conformance/verdicts/index.ts";
import { askCex } from "./command-rest.ts";
import { eventually } from "./eventually.ts";
import type { ExampleCommand, ExampleState } from "./example-state.ts";

/** A command as the REST interface describes it; what it does not tell is undefined. */
export interface CommandDescription {
  readonly commandId: unknown;
  readonly commandType: unknown;
  readonly status: unknown;
  readonly statusCode: unknown;
  readonly reasonPhrase: unknown;
  readonly requestPayload: unknown;
  readonly responsePayload: unknown;
}

/** What an object holds under a name; undefined if it is none, or holds nothing there. */
export function memberOf(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null
    ? Object.entries(value).find(([key]) => key === name)?.[1]
    : undefined;
}

/** The value that JSON text spells, or undefined if it spells none. */
export function jsonOf(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return value;
  } catch {
    // What is no JSON is no value.
    return undefined;
  }
}

function descriptionOf(value: unknown): CommandDescription {
  return {
    commandId: memberOf(value, "commandId"),
    commandType: memberOf(value, "commandType"),
    status: memberOf(value, "status"),
    statusCode: memberOf(value, "statusCode"),
    reasonPhrase: memberOf(value, "reasonPhrase"),
    requestPayload: memberOf(value, "requestPayload"),
    responsePayload: memberOf(value, "responsePayload"),
  };
}

/** The commands of an endpoint, as its list has them. */
export async function listedCommands(state: ExampleState, endpointId: string): Promise<readonly CommandDescription[]> {
  const path = `/api/v1/endpoints/commands?endpointId=${endpointId}`;
  const { status, text } = await askCex(state, { method: "GET", path });
  const groups: unknown = status === 200 ? jsonOf(text) : undefined;
  if (!Array.isArray(groups)) {
    throw new Violation(`The list of the endpoint's commands was answered ${status} with ${text}`);
  }
  return groups.flatMap((group: unknown) => {
    const commands = memberOf(group, "commands");
    return Array.isArray(commands) ? commands.map(descriptionOf) : [];
  });
}

/** Whether a description is that of the command: by its identifier or, if that is not known, by its payload. */
function describes(
  { commandId, commandType, requestPayload }: CommandDescription,
  { commandType: wantedType, commandId: wantedId, json }: ExampleCommand,
): boolean {
  return (
    commandType === wantedType &&
    (wantedId === undefined ? isDeepStrictEqual(requestPayload, JSON.parse(json)) : String(commandId) === `${wantedId}`)
  );
}

/** The description of a command once it is as wanted; the last one seen if it never is, undefined if there is none. */
export async function describedInTheEnd(
  state: ExampleState,
  command: ExampleCommand,
  isAsWanted: (description: CommandDescription) => boolean,
): Promise<CommandDescription | undefined> {
  let seen: CommandDescription | undefined;
  await eventually(state, state.answerBoundMs, async () => {
    const listed = await listedCommands(state, command.endpoint.endpointId);
    seen = listed.find((description) => describes(description, command));
    return seen !== undefined && isAsWanted(seen) ? true : undefined;
  });
  return seen;
}
