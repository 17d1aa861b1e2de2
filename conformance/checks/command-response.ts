import {
  isCommandType,
  parseCommandPath,
  parseCommandResponse,
  type ReceivedCommand,
} from "../../protocol/cep/index.ts";
import { parseErrorResponse } from "../../protocol/kp/index.ts";
import { type Check, type CheckContext, check, type Ledger } from "./check.ts";
import { type CommandMessage, commandMessages, questionsIn, sentByCex } from "./command-messages.ts";
import { observes } from "./push.ts";
import type { Trace, Traced } from "./trace.ts";

/** Commands have the form that 11/CEP prescribes, where they were asked for and where they were not. */
export const commandResponse: Check = check(
  "command-response",
  ["CEP-001", "CEP-010", "CEP-012", "CEP-022", "CEP-037", "CEP-038", "CEP-042"],
  (trace, context, ledger) => {
    const said = saidByEndpoints(trace);
    for (const sent of commandMessages(trace, context)) {
      if (sent.isUnasked) {
        judgeUnasked(sent, said, ledger);
      }
      if (isResponse(sent)) {
        judgeCommands(sent, context, ledger);
      }
    }
    judgeResultResponses(trace, context, ledger);
  },
);

/** What answers a command request, whatever path it names, or stands on the command resource unasked. */
function isResponse({ message, question, isUnasked }: CommandMessage): boolean {
  const { resourcePath } = (isUnasked ? message : question)?.content.value ?? { resourcePath: "" };
  return parseCommandPath(resourcePath)?.resource === "command";
}

function judgeCommands({ message, question }: CommandMessage, context: CheckContext, ledger: Ledger): void {
  const { resourcePath, payload } = message.content.value;
  const response = parseCommandResponse(payload ?? new Uint8Array(), { type: "allowed" });
  const evidence = question === undefined ? [message] : [question, message];
  ledger.judge("CEP-012", response.ok, () => `Commands: ${response.ok ? "" : response.problem}`, evidence);
  const path = parseCommandPath(resourcePath);
  if (response.ok && path?.resource === "command") {
    for (const command of response.value) {
      judgeType(command, path.commandType, { message, evidence, context, ledger });
    }
  }
}

interface Judging {
  readonly message: Traced<"ExtensionData">;
  readonly evidence: readonly (Traced<"ClientData"> | Traced<"ExtensionData">)[];
  readonly context: CheckContext;
  readonly ledger: Ledger;
}

function judgeType(
  { id, type }: ReceivedCommand,
  typeOfPath: string | undefined,
  { message, evidence, context, ledger }: Judging,
): void {
  const { resourcePath } = message.content.value;
  const wrong = (): string => `Command ${id} on ${resourcePath} ${type === undefined ? "lacks a" : "names its"} type`;
  ledger.judge("CEP-010", (type === undefined) === (typeOfPath !== undefined), wrong, evidence);
  const commandType = typeOfPath ?? type;
  if (commandType !== undefined) {
    const known = isCommandType(commandType, context.commandTypeCharacters);
    const strange = (): string => `Command ${id} was sent under the type ${JSON.stringify(commandType)}`;
    ledger.judge("CEP-001", known, strange, evidence);
  }
}

interface Said {
  /** Endpoints that asked for commands of all types. */
  readonly wantingAll: ReadonlySet<string | null>;
  /** Endpoint, path and identifier of every request that wants to observe. */
  readonly observing: ReadonlySet<string>;
}

function saidByEndpoints(trace: Trace): Said {
  const questions = trace.records("ClientData").map(({ content: { value } }) => value);
  const all = questions.filter(({ resourcePath }) => {
    const path = parseCommandPath(resourcePath);
    return path?.resource === "command" && path.commandType === undefined;
  });
  const observing = questions.filter((question) => observes(question));
  return {
    wantingAll: new Set(all.map(({ endpointId }) => endpointId)),
    observing: new Set(observing.map(place)),
  };
}

function place(value: {
  readonly endpointId: string | null;
  readonly resourcePath: string;
  readonly requestId: number | null;
}): string {
  return JSON.stringify([value.endpointId, value.resourcePath, value.requestId]);
}

/** Any request that wants to observe counts, for nothing proves which of two the service went by (reading G48). */
function judgeUnasked({ message, commands }: CommandMessage, { wantingAll, observing }: Said, ledger: Ledger): void {
  const { endpointId, resourcePath, requestId, payload } = message.content.value;
  const path = parseCommandPath(resourcePath);
  const isPlace = path?.resource === "command" && (path.commandType !== undefined || wantingAll.has(endpointId));
  ledger.judge("CEP-037", isPlace, () => `What was sent unasked went to ${resourcePath}`, [message]);
  if (path?.resource !== "command") {
    return;
  }
  const isNamed = requestId === null || observing.has(place(message.content.value));
  const strange = (): string => `Sent unasked under the request identifier ${requestId}, which did not ask to observe`;
  ledger.judge("CEP-038", isNamed, strange, [message]);
  // What is no response at all breaks another rule.
  if (parseCommandResponse(payload ?? new Uint8Array(), { type: "allowed" }).ok) {
    ledger.judge("CEP-042", commands.length > 0, () => "What was sent unasked holds no command", [message]);
  }
}

function judgeResultResponses(trace: Trace, context: CheckContext, ledger: Ledger): void {
  const questions = questionsIn(trace);
  for (const message of sentByCex(trace, context)) {
    const { correlationId, payload } = message.content.value;
    const question = questions.get(correlationId)?.at(-1);
    if (question !== undefined && parseCommandPath(question.content.value.resourcePath)?.resource === "result") {
      const isEmpty = payload === null || payload.length === 0 || parseErrorResponse(payload).ok;
      const text = (): string => `Results were answered with ${Buffer.from(payload ?? []).toString("utf8")}`;
      ledger.judge("CEP-022", isEmpty, text, [question, message]);
    }
  }
}
