import { jsonObjectText } from "../../../protocol/json/index.ts";
import type { Command } from "../store/index.ts";
import { Refusal } from "./refusal.ts";

/** How many bytes of payloads an answer may have. */
export const ANSWER_BYTES_MAX = 67_108_864;

const utf8 = new TextDecoder();

/** A payload as it is spelled; `null` if there is none. */
export function payloadText(payload: Uint8Array | null): string {
  return payload === null ? "null" : utf8.decode(payload);
}

/** A time as an ISO 8601 text in UTC (reading G27). */
export function timestampText(timeMs: number): string {
  return JSON.stringify(new Date(timeMs).toISOString());
}

/** The JSON text of a command. What only a result has is null while there is none. */
export function describeCommand(command: Command): string {
  const { result } = command;
  return jsonObjectText([
    ["commandId", String(command.commandId)],
    ["commandType", JSON.stringify(command.commandType)],
    ["endpointId", JSON.stringify(command.endpointId)],
    ["status", JSON.stringify(command.state)],
    ["statusCode", String(result?.statusCode ?? null)],
    ["reasonPhrase", JSON.stringify(result?.reasonPhrase ?? null)],
    ["requestPayload", payloadText(command.payload)],
    ["responsePayload", payloadText(result?.payload ?? null)],
    ["createdAt", timestampText(command.createdAtMs)],
    ["updatedAt", timestampText(command.updatedAtMs)],
  ]);
}

/** The JSON text of an array. */
export function jsonArrayText(texts: readonly string[]): string {
  return `[${texts.join(",")}]`;
}

/** A `Refusal` of status 400 if an answer with all these payloads would be too large. */
export function assertAnswerable(payloads: Iterable<Uint8Array | null | undefined>): void {
  let bytes = 0;
  for (const payload of payloads) {
    bytes += payload?.length ?? 0;
  }
  if (bytes > ANSWER_BYTES_MAX) {
    throw new Refusal(400, `The answer would have more than ${ANSWER_BYTES_MAX} bytes; ask for less at a time`);
  }
}

/** All payloads of commands, of what was asked and of what came of it. */
export function payloadsOf(commands: readonly Command[]): readonly (Uint8Array | null | undefined)[] {
  return commands.flatMap(({ payload, result }) => [payload, result?.payload]);
}
