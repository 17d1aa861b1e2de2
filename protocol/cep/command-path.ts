/** Which resource of 11/CEP a path names, and for commands of which type: undefined for all types. */
export type CommandResource =
  | { readonly resource: "command"; readonly commandType: string | undefined }
  | { readonly resource: "result"; readonly commandType: string };

const PATH = /^\/(command|result)(?:\/([^/]+))?$/;

/**
 * Reads a resource path such as `/command/reboot`, `/result/reboot`, or `/command` for all types (11/CEP, "Command
 * resource" and "Result resource"). Undefined if it is none of them. Which characters a type may have is not looked
 * at, see `isCommandType`.
 */
export function parseCommandPath(resourcePath: string): CommandResource | undefined {
  const [, resource, commandType] = PATH.exec(resourcePath) ?? [];
  if (resource === "command") {
    return { resource, commandType };
  }
  return resource === "result" && commandType !== undefined ? { resource, commandType } : undefined;
}

function pathOf(resource: CommandResource["resource"], commandType: string): string {
  const path = `/${resource}/${commandType}`;
  if (!PATH.test(path)) {
    throw new RangeError(`command type ${JSON.stringify(commandType)} must be a text without '/' and not empty`);
  }
  return path;
}

/**
 * The path of the command resource; without `commandType`, for commands of all types. Throws `RangeError` for a type
 * that is empty or has a slash.
 */
export function commandPath(commandType?: string): string {
  return commandType === undefined ? "/command" : pathOf("command", commandType);
}

/**
 * The path of the resource by which an endpoint tells what became of commands. Throws `RangeError` for a type that is
 * empty or has a slash.
 */
export function resultPath(commandType: string): string {
  return pathOf("result", commandType);
}
