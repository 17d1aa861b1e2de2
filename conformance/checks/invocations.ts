import { commandKey } from "./command-messages.ts";
import { grouped } from "./grouped.ts";
import type { Trace, Traced } from "./trace.ts";

/** A caller's wish to have a command executed (12/CIP). */
export type InvocationRequest = Traced<"CommandInvocationRequest">;
/** What a caller was told of it. */
export type InvocationResult = Traced<"CommandInvocationResult">;

/** What tells the command of a request or a result apart. */
export function requestKey({ content: { value } }: InvocationRequest | InvocationResult): string {
  return commandKey(value.endpointId, value.commandType, value.commandId);
}

/** A result with the requests that it may answer. */
export interface AttributedResult {
  readonly result: InvocationResult;
  /** Those of its correlation identifier and command, else of its correlation identifier, else of its command. */
  readonly requests: readonly InvocationRequest[];
  readonly isCorrelated: boolean;
  readonly namesCommand: boolean;
}

/** Every result that was not put on the bus by hand, in the order of the recording. */
export function attributedResults(trace: Trace): readonly AttributedResult[] {
  const requests = trace.records("CommandInvocationRequest");
  const byCorrelation = grouped(requests, ({ content: { value } }) => value.correlationId);
  const byCommand = grouped(requests, requestKey);
  const both = grouped(requests, exactKey);
  return trace
    .records("CommandInvocationResult")
    .filter(({ injected }) => injected !== true)
    .map((result) => {
      const exact = both.get(exactKey(result));
      const correlated = exact ?? byCorrelation.get(result.content.value.correlationId);
      const named = byCommand.get(requestKey(result));
      return {
        result,
        requests: correlated ?? named ?? [],
        isCorrelated: correlated !== undefined,
        namesCommand: exact !== undefined || correlated === undefined,
      };
    });
}

function exactKey(message: InvocationRequest | InvocationResult): string {
  return JSON.stringify([message.content.value.correlationId, requestKey(message)]);
}
