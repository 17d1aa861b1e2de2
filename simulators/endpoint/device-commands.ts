import { type Decoded, jsonMembers, jsonParser } from "../../protocol/json/index.ts";
import type { DeviceCommand } from "./command-behaviour.ts";

interface CommandObject {
  readonly id: number;
  readonly type?: string;
  readonly payload?: unknown;
}

const utf8 = new TextDecoder();
const STRING_OR_BRACKET = /"(?:[^"\\]+|\\.)*"|[{}[\]]/g;

/** Other members are let pass, as devices do: whether they may be there is judged elsewhere. */
const parse = jsonParser<readonly CommandObject[]>("commands", {
  type: "array",
  items: {
    type: "object",
    required: ["id"],
    properties: { id: { type: "integer" }, type: { type: "string" }, payload: {} },
  },
});

/**
 * Reads what a device is sent (11/CEP, "Command response"). Without `commandType`, that of the resource, each command
 * has to name its own. Never throws.
 */
export function readCommands(payload: Uint8Array, commandType: string | undefined): Decoded<readonly DeviceCommand[]> {
  const parsed = parse(payload);
  if (!parsed.ok) {
    return parsed;
  }
  const texts = objectTexts(utf8.decode(payload));
  const commands = parsed.value.map((command, index) => commandOf(command, commandType, texts[index] ?? "{}"));
  const typed = commands.filter((command) => command !== undefined);
  return typed.length === commands.length
    ? { ok: true, value: typed }
    : { ok: false, problem: "commands: one without type came where commands of all types are sent" };
}

function commandOf(
  { id, type, payload }: CommandObject,
  typeOfResource: string | undefined,
  text: string,
): DeviceCommand | undefined {
  const commandType = typeOfResource ?? type;
  return commandType === undefined
    ? undefined
    : { commandType, id, payload, payloadText: jsonMembers(text).get("payload") };
}

/** The elements of an array of objects, each as it is spelled, which parsing would not keep of numbers. */
function objectTexts(array: string): readonly string[] {
  const texts: string[] = [];
  let depth = 0;
  let start = 0;
  for (const { 0: token, index } of array.matchAll(STRING_OR_BRACKET)) {
    if (token === "{" || token === "[") {
      depth += 1;
      start = depth === 2 ? index : start;
    } else if (token === "}" || token === "]") {
      if (depth === 2) {
        texts.push(array.slice(start, index + 1));
      }
      depth -= 1;
    }
  }
  return texts;
}
