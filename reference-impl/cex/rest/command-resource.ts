import type { Command } from "../store/index.ts";
import { commandIdOf, noCommand } from "./names.ts";
import { emptyAnswer, jsonAnswer } from "./rest-answer.ts";
import { commandTypeIn, endpointIdIn, type Operation, type OperationParts, type RestCall } from "./rest-call.ts";

/** Shows what has come of a command. */
export function getCommand(parts: OperationParts): Operation {
  return async (call) => parts.rules.resourceAnswer(await commandOf(call, parts, parts.rules.mayRead));
}

/** Removes a command, in whatever state. */
export function deleteCommand(parts: OperationParts): Operation {
  return async (call) => {
    const command = await commandOf(call, parts, parts.rules.mayUpdate);
    if (command === undefined || !(await parts.store.remove(command))) {
      throw noCommand();
    }
    return emptyAnswer(204);
  };
}

/** Describes the command of a type that an endpoint was given last. */
export function getLastCommand({ store, clock, settings, rules }: OperationParts): Operation {
  return async (call) => {
    const endpointId = endpointIdIn(call);
    const commandType = commandTypeIn(call, settings);
    const command = rules.mayRead(call.caller, endpointId)
      ? await store.findLast(endpointId, commandType, clock.now())
      : undefined;
    if (command === undefined || !rules.isOwn(call.caller, command)) {
      throw noCommand();
    }
    return jsonAnswer(rules.describeCommand(command));
  };
}

/** The command of the path, unless the caller must not know of it. */
async function commandOf(
  call: RestCall,
  { store, clock, settings, rules }: OperationParts,
  isAllowed: (caller: RestCall["caller"], endpointId: string) => boolean,
): Promise<Command | undefined> {
  const { commandId: commandIdText = "" } = call.path;
  const endpointId = endpointIdIn(call);
  const commandType = commandTypeIn(call, settings);
  const commandId = commandIdOf(commandIdText);
  if (commandId === undefined || !isAllowed(call.caller, endpointId)) {
    return undefined;
  }
  const command = await store.find({ endpointId, commandType, commandId }, clock.now());
  return command !== undefined && rules.isOwn(call.caller, command) ? command : undefined;
}
