import { parseCommandPath, parseCommandResponse, type ReceivedCommand } from "../protocol/cep/index.ts";
import { type ExtensionData, extensionDataCodec } from "../protocol/esp/index.ts";
import { encodeJson } from "../protocol/json/index.ts";
import type { OutgoingMessage } from "./alteration.ts";
import { readExtensionData } from "./reading.ts";

/** Commands of one type that a service sends an endpoint unasked. */
export interface CommandPush {
  readonly message: OutgoingMessage;
  readonly data: ExtensionData;
  readonly commandType: string;
  readonly commands: readonly ReceivedCommand[];
}

/** Reads a message as a push of commands; undefined if it is anything else. */
export function readCommandPush(message: OutgoingMessage): CommandPush | undefined {
  const data = readExtensionData(message);
  const path = parseCommandPath(data?.resourcePath ?? "");
  if (data?.requestId !== null || path?.resource !== "command" || path.commandType === undefined) {
    return undefined;
  }
  const parsed = parseCommandResponse(data.payload ?? new Uint8Array(), { type: "refused" });
  const commands = parsed.ok ? parsed.value : [];
  return commands.length === 0 ? undefined : { message, data, commandType: path.commandType, commands };
}

/** The push with other commands, or whatever stands in their place. */
export function pushOf(
  { message, data }: CommandPush,
  commands: readonly object[],
  changes: Partial<ExtensionData> = {},
): OutgoingMessage {
  return { ...message, payload: extensionDataCodec.encode({ ...data, payload: encodeJson(commands), ...changes }) };
}

/** The pushes of a service, to be found by what they hold. */
export class RememberedPushes {
  readonly #pushes = new Map<string, CommandPush>();

  /** Remembers the message if it is a push. */
  remember(message: OutgoingMessage): void {
    const push = readCommandPush(message);
    for (const { id } of push?.commands ?? []) {
      if (push !== undefined) {
        this.#pushes.set(keyOf(push.data.endpointId, push.commandType, id), push);
      }
    }
  }

  /** The last push of a command as a message that holds it alone, under a correlation identifier; undefined if none. */
  again(
    command: { readonly endpointId: string | null; readonly commandType: string; readonly commandId: number },
    correlationId: string,
  ): OutgoingMessage | undefined {
    const { endpointId, commandType, commandId } = command;
    const push = this.#pushes.get(keyOf(endpointId, commandType, commandId));
    const own = push?.commands.filter(({ id }) => id === commandId) ?? [];
    return push === undefined ? undefined : pushOf(push, own, { correlationId });
  }
}

function keyOf(endpointId: string | null, commandType: string, commandId: number): string {
  return JSON.stringify([endpointId, commandType, commandId]);
}
