import { isDeepStrictEqual } from "node:util";
import { Inconclusive, Violation } from "../conformance/verdicts/index.ts";
import { commandPath } from "../protocol/cep/index.ts";
import { jsonOf, memberOf } from "./command-descriptions.ts";
import type { ExampleCommand, ExampleEndpoint, ExampleState, GotCommand } from "./example-state.ts";

/**
 * The commands in a payload, or undefined if it is no array of such. What else the payload may hold is another rule's
 * business (CEP-012); `commandType` is that of its path.
 */
export function commandsIn(payload: Uint8Array, commandType: string): readonly GotCommand[] | undefined {
  const value = jsonOf(Buffer.from(payload).toString("utf8"));
  const commands = Array.isArray(value) ? value.map((item: unknown) => commandOf(item, commandType)) : [undefined];
  const known = commands.filter((command) => command !== undefined);
  return known.length === commands.length ? known : undefined;
}

function commandOf(value: unknown, typeOfPath: string): GotCommand | undefined {
  const [commandId, type] = [memberOf(value, "id"), memberOf(value, "type")];
  const commandType = typeof type === "string" ? type : typeOfPath;
  return typeof commandId === "number" ? { commandType, commandId, payload: memberOf(value, "payload") } : undefined;
}

/** Whether an endpoint got this very command: by its identifier or, if that is not known, by its payload. */
export function isCommand(
  { commandType, commandId, payload }: GotCommand,
  { commandType: wantedType, commandId: wantedId, json }: ExampleCommand,
): boolean {
  return commandType === wantedType && (wantedId === undefined ? isPayload(payload, json) : commandId === wantedId);
}

/** Whether a payload is the one that the JSON text spells; one that is absent is null. */
export function isPayload(payload: unknown, json: string): boolean {
  return isDeepStrictEqual(payload ?? null, JSON.parse(json));
}

/** Everything that came to the endpoint on a resource of commands since it connected, by its topic. */
function receivedUnder(endpoint: ExampleEndpoint): readonly { readonly topic: string; readonly payload: Uint8Array }[] {
  const { appVersionName, endpointToken, device } = endpoint;
  const received = device.connection.received({ appVersionName, token: endpointToken });
  return received.filter(({ topic }) => topic.split("/")[4] === "command");
}

/** What came unasked since the endpoint connected: all that does not stand on the topic of a request. */
export interface SentUnasked {
  readonly topic: string;
  readonly payload: Uint8Array;
  readonly commands: readonly GotCommand[];
}

/**
 * A request identifier is answered once, on the connection that it was sent through; what comes under it later, or
 * without any, was not asked for (reading G48).
 */
export function sentUnasked(endpoint: ExampleEndpoint): readonly SentUnasked[] {
  const answeredTopics = new Set<string>();
  return receivedUnder(endpoint).flatMap(({ topic, payload }) => {
    const [, , , , , commandType = "", requestId = ""] = topic.split("/");
    const isAsked = Number(requestId) > endpoint.requestIdsBefore && Number(requestId) <= endpoint.requestIds;
    const isResponse = isAsked && !answeredTopics.has(topic);
    answeredTopics.add(topic);
    return isResponse ? [] : [{ topic, payload, commands: commandsIn(payload, commandType) ?? [] }];
  });
}

/** The message by which the command came unasked; undefined if none is seen within `boundMs`. */
export async function awaitSent(command: ExampleCommand, boundMs: number): Promise<SentUnasked | undefined> {
  const { endpoint, commandType } = command;
  const seen = () => sentUnasked(endpoint).find(({ commands }) => commands.some((got) => isCommand(got, command)));
  if (seen() === undefined) {
    const holds = (payload: Uint8Array) =>
      commandsIn(payload, commandType)?.some((got) => isCommand(got, command)) === true;
    await endpoint.device.push(commandPath(commandType), holds, boundMs);
  }
  const sent = seen();
  endpoint.gotCommands.push(...(sent?.commands ?? []));
  return sent;
}

/** How often the command came unasked since its endpoint connected. */
export function timesSent(command: ExampleCommand): number {
  return sentUnasked(command.endpoint)
    .flatMap(({ commands }) => commands)
    .filter((got) => isCommand(got, command)).length;
}

/** The identifier under which the endpoint got the command; awaited if the endpoint is connected. */
export async function gotId(state: ExampleState, command: ExampleCommand): Promise<number> {
  const { endpoint } = command;
  const got = () => endpoint.gotCommands.find((candidate) => isCommand(candidate, command))?.commandId;
  if (got() === undefined && endpoint.device.connection.isOpen) {
    await awaitSent(command, state.answerBoundMs);
  }
  const commandId = got();
  if (commandId === undefined) {
    throw new Inconclusive("the endpoint never got the command, so it cannot report what became of it");
  }
  return commandId;
}

/** Remembers the commands in the response that the endpoint got. Throws a `Violation` if it holds none, not even none. */
export function takeResponse(
  endpoint: ExampleEndpoint,
  payload: Uint8Array,
  commandType: string,
): readonly GotCommand[] {
  const commands = commandsIn(payload, commandType);
  if (commands === undefined) {
    throw new Violation(`The endpoint got ${Buffer.from(payload).toString("utf8") || "nothing"} instead of commands`);
  }
  endpoint.gotCommands.push(...commands);
  return commands;
}
