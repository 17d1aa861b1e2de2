/**
 * Which command types there may be: the alphanumeric ones of 11/CEP ("Command resource"), or those of deployed clients
 * too, which have hyphens and underscores.
 *
 * A type of digits alone fits both. Over MQTT it cannot be named: as the last level of a topic it reads as a request
 * id (1/KP, "Resource path format").
 */
export const COMMAND_TYPE_PATTERNS = { alphanumeric: /^[A-Za-z0-9]+$/, deployed: /^[A-Za-z0-9_-]+$/ } as const;

/** Which command types are allowed. */
export type CommandTypePattern = keyof typeof COMMAND_TYPE_PATTERNS;

/** Whether a command type is allowed; an empty one never is. */
export function isCommandType(commandType: string, pattern: CommandTypePattern): boolean {
  return COMMAND_TYPE_PATTERNS[pattern].test(commandType);
}
