import { jsonObjectText, jsonParser } from "../../../protocol/json/index.ts";
import type { Caller } from "../../service/index.ts";
import type { Command } from "../store/index.ts";
import { assertAnswerable, jsonArrayText, payloadsOf } from "./command-descriptor.ts";
import { readJsonBody } from "./json-body.ts";
import { assertedCommandType, ENDPOINT_ID, noEndpoint } from "./names.ts";
import { Refusal } from "./refusal.ts";
import { jsonAnswer } from "./rest-answer.ts";
import { COMMAND_TYPES_MAX, commandTypesIn, type Operation, type OperationParts } from "./rest-call.ts";

/** How many endpoints a request may list the commands of. */
export const LISTED_ENDPOINTS_MAX = 50;
/** How many commands of an endpoint are listed, the newest of them. */
export const LISTED_COMMANDS_MAX = 100;
/** How many endpoints a request may ask the last commands of. */
export const LAST_ENDPOINTS_MAX = 1_000;

interface LastCommandsBody {
  readonly endpointIds: readonly string[];
  readonly commandTypes?: readonly string[] | null;
}

interface EndpointCommands {
  readonly endpointId: string;
  readonly commands: readonly Command[];
}

const parseLastCommandsBody = jsonParser<LastCommandsBody>("body", {
  type: "object",
  required: ["endpointIds"],
  properties: {
    endpointIds: { type: "array", maxItems: LAST_ENDPOINTS_MAX, items: { type: "string" } },
    commandTypes: { type: "array", nullable: true, maxItems: COMMAND_TYPES_MAX, items: { type: "string" } },
  },
});

/** Lists the newest commands of each of several endpoints. */
export function listCommandsOfEndpoints(parts: OperationParts): Operation {
  const { store, clock, settings, rules } = parts;
  return async (call) => {
    const endpointIds = call.query.list("endpointId", LISTED_ENDPOINTS_MAX);
    if (endpointIds.length === 0) {
      throw new Refusal(400, "The parameter endpointId is missing");
    }
    const commandTypes = commandTypesIn(call, settings);
    assertReadable(call.caller, endpointIds, parts);
    const nowMs = clock.now();
    const listOf = async (endpointId: string): Promise<EndpointCommands> => {
      const commands = await store.list({ endpointId, commandTypes, limit: LISTED_COMMANDS_MAX }, nowMs);
      return { endpointId, commands: commands.filter((command) => rules.isOwn(call.caller, command)) };
    };
    const lists = await Promise.all(endpointIds.map(listOf));
    const commands = lists.flatMap((list) => list.commands);
    await assertThere(call.caller, endpointIds, commands, parts);
    assertAnswerable(payloadsOf(commands));
    return jsonAnswer(jsonArrayText(lists.map((list) => describeList(list, parts))));
  };
}

/** Describes the last command of each type that each of several endpoints was given. */
export function getLastCommands(parts: OperationParts): Operation {
  const { store, clock, settings, rules } = parts;
  return async ({ caller, request }) => {
    const { value } = readJsonBody(request, parseLastCommandsBody);
    const endpointIds = [...new Set(value.endpointIds)];
    const named = [...new Set(value.commandTypes ?? [])];
    const commandTypes = named.map((text) => assertedCommandType(text, settings.commandTypePattern));
    assertReadable(caller, endpointIds, parts);
    const all = await store.findLastOfMany(endpointIds, commandTypes, clock.now());
    const commands = all.filter((command) => rules.isOwn(caller, command));
    await assertThere(caller, endpointIds, commands, parts);
    assertAnswerable(payloadsOf(commands));
    return jsonAnswer(jsonArrayText(commands.map(rules.describeCommand)));
  };
}

function describeList({ endpointId, commands }: EndpointCommands, { rules }: OperationParts): string {
  return jsonObjectText([
    ["endpointId", JSON.stringify(endpointId)],
    ["commands", jsonArrayText(commands.map(rules.describeCommand))],
  ]);
}

function assertReadable(caller: Caller, endpointIds: readonly string[], { rules }: OperationParts): void {
  if (!endpointIds.every((endpointId) => ENDPOINT_ID.test(endpointId) && rules.mayRead(caller, endpointId))) {
    throw noEndpoint();
  }
}

/** What has commands is there; only of the others somebody has to say so. */
async function assertThere(
  caller: Caller,
  endpointIds: readonly string[],
  commands: readonly Command[],
  { desk, rules }: OperationParts,
): Promise<void> {
  const seen = new Set(commands.map(({ endpointId }) => endpointId));
  const unseen = endpointIds.filter((endpointId) => !seen.has(endpointId));
  const places = unseen.length === 0 ? undefined : await desk.places(unseen);
  const isThere = (endpointId: string) => {
    const place = places?.get(endpointId);
    return place !== undefined && rules.isOwn(caller, place);
  };
  if (!unseen.every(isThere)) {
    throw noEndpoint();
  }
}
