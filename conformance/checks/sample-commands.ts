import { commandPath, resultPath } from "../../protocol/cep/index.ts";
import {
  type CommandInvocationRequest,
  type CommandInvocationResult,
  commandInvocationRequestCodec,
  commandInvocationResultCodec,
  commandRequestSubject,
  commandResultSubject,
} from "../../protocol/cip/index.ts";
import {
  type ClientData,
  clientDataCodec,
  clientDataSubject,
  type ExtensionData,
  extensionDataCodec,
  extensionDataReplicaSubject,
  extensionDataSubject,
} from "../../protocol/esp/index.ts";
import { encodeJson } from "../../protocol/json/index.ts";
import { requestTopic } from "../../protocol/kp/index.ts";
import type { CheckContext } from "./check.ts";
import type { RecordedMessage } from "./recording.ts";
import { busMessage, clientMessage, common, type Difference, SAMPLE_ENDPOINT, sampleContext } from "./sample-trace.ts";

/** The command type that samples are about. */
export const BOIL = commandPath("boil");
/** Where its results go. */
export const BOILED = resultPath("boil");
/** A command as its endpoint gets it. */
export const COMMAND = { id: 7, payload: { cups: 2 } };
/** What the endpoint makes of it. */
export const RESULT = { id: 7, statusCode: 200, reasonPhrase: "OK", payload: "hot" };

const { endpointId } = SAMPLE_ENDPOINT;
const CALLER = commandResultSubject("caller-1");
const REPLICA_OF_GATE = extensionDataReplicaSubject("kpc-1");

/** What checks know beside the traffic of commands. */
export function cexContext(changes: Partial<CheckContext> = {}): CheckContext {
  return sampleContext({ services: ["cex"], ...changes });
}

/** A message of the endpoint to CEX, with identifiers of its own. Sequence numbers are 10 ms apart. */
export function said(
  sequence: number,
  resourcePath: string,
  payload: unknown,
  { fields, message = {} }: Difference<ClientData> = {},
): RecordedMessage {
  const bytes = payload instanceof Uint8Array ? payload : encodeJson(payload);
  const record = clientDataCodec("2026-01").encode({
    ...common(sequence),
    ...about(sequence, resourcePath),
    payload: bytes,
    configName: null,
    ...fields,
  });
  return busMessage(sequence, clientDataSubject("cex"), REPLICA_OF_GATE, record, { message });
}

function about(sequence: number, resourcePath: string) {
  return { correlationId: `said-${sequence}`, endpointId, resourcePath, requestId: sequence };
}

/** What CEX answers to the message that has that sequence number. */
export function answered(
  sequence: number,
  question: number,
  resourcePath: string,
  payload: unknown,
  { fields, message = {} }: Difference<ExtensionData> = {},
): RecordedMessage {
  const named = { ...about(question, resourcePath), ...fields };
  return sent(sequence, REPLICA_OF_GATE, payload, named, message);
}

/** What CEX sends unasked. */
export function pushed(
  sequence: number,
  resourcePath: string,
  payload: unknown,
  { fields, message = {} }: Difference<ExtensionData> = {},
): RecordedMessage {
  const named = { ...about(sequence, resourcePath), correlationId: `pushed-${sequence}`, requestId: null, ...fields };
  return sent(sequence, extensionDataSubject("kpc"), payload, named, message);
}

function sent(
  sequence: number,
  path: string,
  payload: unknown,
  fields: Partial<ExtensionData>,
  message: NonNullable<Difference<ExtensionData>["message"]>,
): RecordedMessage {
  const bytes = payload === null || payload instanceof Uint8Array ? payload : encodeJson(payload);
  const record = extensionDataCodec.encode({
    ...common(sequence),
    ...about(sequence, ""),
    extensionInstanceName: "cex",
    payload: bytes,
    statusCode: 200,
    reasonPhrase: "OK",
    ...fields,
  });
  return busMessage(sequence, path, undefined, record, { message });
}

/** A caller's invocation of the command. */
export function invoked(
  sequence: number,
  { fields, message = {} }: Difference<CommandInvocationRequest> = {},
): RecordedMessage {
  const { timestamp } = common(sequence);
  const record = commandInvocationRequestCodec.encode({
    correlationId: `invoked-${sequence}`,
    timestamp,
    timeout: 0,
    endpointId,
    commandType: "boil",
    commandId: COMMAND.id,
    payload: encodeJson(COMMAND.payload),
    ...fields,
  });
  return busMessage(sequence, commandRequestSubject("cex"), CALLER, record, { message });
}

/** What the caller is told of the invocation that has that sequence number. */
export function told(
  sequence: number,
  invocation: number,
  { fields, message = {} }: Difference<CommandInvocationResult> = {},
): RecordedMessage {
  const record = commandInvocationResultCodec.encode({
    ...common(sequence),
    correlationId: `invoked-${invocation}`,
    endpointId,
    commandType: "boil",
    commandId: COMMAND.id,
    statusCode: RESULT.statusCode,
    reasonPhrase: RESULT.reasonPhrase,
    payload: encodeJson(RESULT.payload),
    ...fields,
  });
  return busMessage(sequence, CALLER, undefined, record, { message });
}

/** The same message of the endpoint, from its client to CEX. */
function relayed(sequence: number, resourcePath: string, payload: unknown): readonly RecordedMessage[] {
  const fields = { extensionInstanceName: "cex", resourcePath, requestId: sequence };
  return [
    clientMessage(sequence, "fromClient", requestTopic, encodeJson(payload), { fields }),
    said(sequence, resourcePath, payload),
  ];
}

/**
 * Sound traffic of commands that touches every rule. An example put an invocation without a reply subject and one of the
 * same identifier on the bus. `index` counts samples, which differ in their identifiers.
 */
export function commands(index = 0): readonly RecordedMessage[] {
  const from = index * 100;
  const id = COMMAND.id + from;
  const invocation = { commandId: id, timeout: 10_000 };
  const byHand = { message: { injected: true } };
  const nobody = { commandId: id, commandType: "sing" };
  return [
    ...relayed(from + 1, BOIL, { observe: true }),
    answered(from + 2, from + 1, BOIL, []),
    invoked(from + 3, { fields: invocation }),
    pushed(from + 4, BOIL, [{ ...COMMAND, id }]),
    ...relayed(from + 5, BOILED, [{ ...RESULT, id }]),
    answered(from + 6, from + 5, BOILED, null),
    told(from + 7, from + 3, { fields: { commandId: id } }),
    invoked(from + 8, { ...byHand, fields: invocation }),
    told(from + 9, from + 8, { fields: { commandId: id, statusCode: 409, payload: null } }),
    invoked(from + 10, { fields: nobody, message: { injected: true, replyTo: undefined } }),
    ...relayed(from + 11, commandPath("sing"), { observe: false }),
    answered(from + 12, from + 11, commandPath("sing"), []),
    ...relayed(from + 50, BOIL, {}),
    answered(from + 51, from + 50, BOIL, [{ id: id + 1, payload: 1 }]),
    pushed(from + 52, BOIL, [{ id: id + 2 }]),
  ];
}
