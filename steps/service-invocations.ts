import { NoAnswer } from "../conformance/verdicts/index.ts";
import type { CommandResult } from "../world/index.ts";
import { eventually } from "./eventually.ts";
import type { ExampleCommand, ExampleEndpoint, ExampleInvocation, ExampleState } from "./example-state.ts";

/** A command that another service invokes, as far as it differs from any. */
interface Invocation {
  readonly endpoint?: ExampleEndpoint;
  readonly commandType: string;
  readonly commandId?: number;
  /** The payload, as JSON text; without it there is none. */
  readonly json?: string;
  /** The payload byte by byte, in the place of that. */
  readonly bytes?: Uint8Array;
  readonly timeoutMs?: number;
  readonly ageMs?: number;
  readonly replyTo?: string;
}

/** Invokes a command in the name of another service (12/CIP), and remembers it. */
export async function invokeAsService(
  state: ExampleState,
  { endpoint = state.endpoint, commandType, commandId, json, bytes, timeoutMs, ageMs, replyTo }: Invocation,
): Promise<void> {
  const { open } = state;
  if (replyTo !== undefined || isRepeated(state, { endpoint, commandType, commandId })) {
    endpoint.deliberate.add("command-caller");
  }
  const payload = bytes ?? (json === undefined ? undefined : Buffer.from(json));
  const sent = await open.drivers.commandCaller.invoke({
    endpointId: endpoint.endpointId,
    commandType,
    ...(commandId === undefined ? {} : { commandId }),
    ...(payload === undefined ? {} : { payloadBase64: Buffer.from(payload).toString("base64") }),
    ...(timeoutMs === undefined ? {} : { timeoutMs }),
    ...(ageMs === undefined ? {} : { timestampMs: open.now() - ageMs }),
    ...(replyTo === undefined ? {} : { replyTo }),
  });
  const deadlineMs = sent.timeout > 0 ? sent.timestamp + sent.timeout : undefined;
  const command = {
    endpoint,
    commandType,
    json: json ?? "null",
    deadlineMs,
    location: undefined,
    commandId: sent.commandId,
  };
  state.commands.push(command);
  state.invocations.push({ command, correlationId: sent.correlationId, replyTo: sent.replyTo });
}

/** Whether a service has invoked a command of the same identifier before, which none should. */
function isRepeated(
  { invocations }: ExampleState,
  wanted: Pick<ExampleCommand, "endpoint" | "commandType"> & { readonly commandId: number | undefined },
): boolean {
  return invocations.some(
    ({ command }) =>
      command.endpoint === wanted.endpoint &&
      command.commandType === wanted.commandType &&
      command.commandId === wanted.commandId,
  );
}

/** The invocation that another service made last. Throws `NoAnswer` if there was none. */
export function lastInvocation({ invocations }: ExampleState): ExampleInvocation {
  const last = invocations.at(-1);
  if (last === undefined) {
    throw new NoAnswer('no service has invoked anything; begin with "another service invokes …"');
  }
  return last;
}

/** The results of a command that its caller was told so far; none if nobody can know its identifier. */
export async function resultsOf(
  { open }: ExampleState,
  { endpoint, commandType, commandId }: ExampleCommand,
): Promise<readonly CommandResult[]> {
  const { endpointId } = endpoint;
  return commandId === undefined ? [] : open.drivers.commandCaller.results({ endpointId, commandType, commandId });
}

/**
 * A result of the command as it is wanted, awaited as long as an answer may take; else the one that came last. Throws
 * `NoAnswer` if the caller was told nothing.
 */
export async function resultInTheEnd(
  state: ExampleState,
  command: ExampleCommand,
  isAsWanted: (result: CommandResult) => boolean,
): Promise<CommandResult> {
  let last: CommandResult | undefined;
  const wanted = await eventually(state, state.answerBoundMs, async () => {
    const results = await resultsOf(state, command);
    last = results.at(-1);
    return results.find(isAsWanted);
  });
  const result = wanted ?? last;
  if (result === undefined) {
    throw new NoAnswer(`The service was told nothing of its command within ${state.answerBoundMs} ms`);
  }
  return result;
}
