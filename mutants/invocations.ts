import {
  type CommandInvocationRequest,
  type CommandInvocationResult,
  commandInvocationRequestCodec,
  commandInvocationResultCodec,
} from "../protocol/cip/index.ts";
import { parseSubject } from "../protocol/ism/index.ts";
import type { BusMessage } from "../transport/index.ts";
import type { Alterations, OutgoingMessage } from "./alteration.ts";
import { readExtensionData } from "./reading.ts";

/** What becomes of an invocation (12/CIP) that comes for the service; undefined does not come. */
export type ChangeInvocation = (request: CommandInvocationRequest) => CommandInvocationRequest | undefined;

/** What becomes of a result (12/CIP) that the service sends; undefined is not sent. */
export type ChangeResult = (result: CommandInvocationResult) => CommandInvocationResult | undefined;

/** Every invocation becomes what `change` makes of it. */
export function alteredInvocations(change: ChangeInvocation): Alterations {
  return {
    incoming: (message, deliver) => {
      const request = readInvocation(message);
      const changed = request === undefined ? undefined : change(request);
      if (changed !== undefined) {
        deliver({ ...message, payload: commandInvocationRequestCodec.encode(changed) });
      } else if (request === undefined) {
        deliver(message);
      }
    },
  };
}

/** Every result for a caller becomes what `change` makes of it. */
export function alteredResults(change: ChangeResult): Alterations {
  return {
    outgoing: (message, send) => {
      const result = readResult(message);
      const changed = result === undefined ? undefined : change(result);
      if (changed !== undefined) {
        send({ ...message, payload: commandInvocationResultCodec.encode(changed) });
      } else if (result === undefined) {
        send(message);
      }
    },
  };
}

/** What a caller invokes; undefined if it is something else. */
export function readInvocation({ subject, payload }: BusMessage): CommandInvocationRequest | undefined {
  const decoded = subject.endsWith(".cip.command-request") ? commandInvocationRequestCodec.decode(payload) : undefined;
  return decoded?.ok === true ? decoded.value : undefined;
}

/** What a caller is told, on whichever subject; undefined if it is something else. */
export function readResult(message: OutgoingMessage): CommandInvocationResult | undefined {
  const subject = parseSubject(message.subject);
  const isAmongReplicas = subject?.kind === "replica" && subject.protocolName === "cex-siblings";
  const isResult = readExtensionData(message) === undefined && !isAmongReplicas;
  const decoded = isResult ? commandInvocationResultCodec.decode(message.payload) : undefined;
  return decoded?.ok === true ? decoded.value : undefined;
}
