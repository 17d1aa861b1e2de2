import { parseCommandPath } from "../../protocol/cep/index.ts";
import { jsonParser } from "../../protocol/json/index.ts";
import type { CheckContext } from "./check.ts";
import { grouped } from "./grouped.ts";
import { unasked } from "./push.ts";
import type { Trace, Traced } from "./trace.ts";

/** A command as an endpoint was sent it. */
export interface SentCommand {
  /** What tells it apart, see `commandKey`. */
  readonly key: string;
  readonly commandType: string;
  readonly commandId: number;
  /** Its payload, spelled so that equal values are equal texts. */
  readonly payload: string;
}

/** What CEX sent to an endpoint as a success. */
export interface CommandMessage {
  readonly message: Traced<"ExtensionData">;
  /** The message that it answers by its correlation identifier. */
  readonly question: Traced<"ClientData"> | undefined;
  /** Whether it was certainly sent unasked. What is neither answer nor unasked may be an answer that names its question wrongly. */
  readonly isUnasked: boolean;
  /** What can be read of commands in it, whatever else is wrong with it. */
  readonly commands: readonly SentCommand[];
}

const parseLoosely = jsonParser<
  readonly { readonly id: number; readonly type?: unknown; readonly payload?: unknown }[]
>("commands", { type: "array", items: { type: "object", properties: { id: { type: "integer" } }, required: ["id"] } });

/** What tells a command apart: endpoint, command type, identifier (11/CEP, "Command response"). */
export function commandKey(endpointId: string | null, commandType: string, commandId: number): string {
  return JSON.stringify([endpointId, commandType, commandId]);
}

/** A JSON value as a text that does not depend on the order of members. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value ?? null, (_key, part: unknown) =>
    typeof part === "object" && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}

/** Whether a status code tells of success. */
export function isSuccessCode(statusCode: number): boolean {
  return statusCode >= 200 && statusCode <= 299;
}

/** Whatever CEX sent to endpoints, be it a success or not; nothing if CEX is not judged. */
export function sentByCex(trace: Trace, { instances, services }: CheckContext): readonly Traced<"ExtensionData">[] {
  const others: readonly string[] = [instances.cmx, instances.adx, instances.otherAdx];
  return services.includes("cex")
    ? trace.records("ExtensionData").filter(({ injected, content: { value } }) => {
        return injected !== true && !others.includes(value.extensionInstanceName ?? "");
      })
    : [];
}

/** The messages of clients by their correlation identifiers. */
export function questionsIn(trace: Trace): ReadonlyMap<string, readonly Traced<"ClientData">[]> {
  return grouped(trace.records("ClientData"), ({ content: { value } }) => value.correlationId);
}

/** Everything that CEX sent to endpoints as a success, with the commands in it. */
export function commandMessages(trace: Trace, context: CheckContext): readonly CommandMessage[] {
  const questions = questionsIn(trace);
  const isUnasked = unasked(trace);
  return sentByCex(trace, context)
    .filter(({ content: { value } }) => isSuccessCode(value.statusCode))
    .map((message) => ({
      message,
      question: questions.get(message.content.value.correlationId)?.at(-1),
      isUnasked: isUnasked(message),
      commands: commandsIn(message),
    }));
}

function commandsIn({ content: { value } }: Traced<"ExtensionData">): readonly SentCommand[] {
  const { endpointId, resourcePath } = value;
  const path = parseCommandPath(resourcePath);
  const parsed = path?.resource === "command" ? parseLoosely(value.payload ?? new Uint8Array()) : undefined;
  return (parsed?.ok === true ? parsed.value : []).flatMap(({ id, type, payload }) => {
    const commandType = path?.commandType ?? type;
    return typeof commandType === "string"
      ? { key: commandKey(endpointId, commandType, id), commandType, commandId: id, payload: canonicalJson(payload) }
      : [];
  });
}
