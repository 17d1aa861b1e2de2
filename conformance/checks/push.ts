import { parseCommandPath, parseCommandRequest } from "../../protocol/cep/index.ts";
import { parseConfigurationPath, parseConfigurationRequest } from "../../protocol/cmp/index.ts";
import type { ClientData, ExtensionData } from "../../protocol/esp/index.ts";
import type { Trace, Traced } from "./trace.ts";

type Sent = Traced<"ExtensionData">;

/**
 * Whether an `ExtensionData` may be a push: a success without request identifier, which nobody has to ask for (7/CMP).
 * An answer to a request without identifier looks the same; only its correlation identifier tells.
 */
export function isPush({ content: { value } }: Sent): boolean {
  return value.requestId === null && value.statusCode >= 200 && value.statusCode <= 299;
}

/**
 * Tells which `ExtensionData` may be pushes if a service may also put into them the identifier of the request by which
 * the endpoint said that it observes the resource (reading G48). Any such request counts, not the latest alone: nothing
 * in a recording proves which of two the service had seen.
 */
export function possiblePushes(trace: Trace): (sent: Sent) => boolean {
  const observing = trace
    .records("ClientData")
    .flatMap(({ content: { value } }) => (observes(value) ? [key(value)] : []));
  const known = new Set(observing);
  return (sent) => {
    const { value } = sent.content;
    const success = value.statusCode >= 200 && value.statusCode <= 299;
    return isPush(sent) || (success && known.has(key(value)));
  };
}

/**
 * Tells what was certainly sent unasked. What looks like that may be an answer under a wrong correlation identifier as
 * long as a message of its endpoint has no other answer.
 */
export function unasked(trace: Trace): (sent: Sent) => boolean {
  const questions = trace.records("ClientData");
  const asked = new Set(questions.map(({ content: { value } }) => value.correlationId));
  const answered = new Set(trace.records("ExtensionData").map(({ content: { value } }) => value.correlationId));
  const open = new Set(
    questions.flatMap(({ content: { value } }) => (answered.has(value.correlationId) ? [] : [asker(value)])),
  );
  return ({ content: { value } }) => !asked.has(value.correlationId) && !open.has(asker(value));
}

function asker({ endpointId, requestId }: Pick<ExtensionData, "endpointId" | "requestId">): string {
  return JSON.stringify([endpointId, requestId]);
}

/** Whether a message says that the endpoint wants to be sent more unasked (7/CMP and 11/CEP, `observe`). */
export function observes(message: Pick<ClientData, "resourcePath" | "payload">): boolean {
  return saidOfObserving(message) === true;
}

/** What a message says of whether the endpoint observes; undefined if nothing. */
export function saidOfObserving({
  resourcePath,
  payload,
}: Pick<ClientData, "resourcePath" | "payload">): boolean | undefined {
  if (parseCommandPath(resourcePath)?.resource === "command") {
    const request = parseCommandRequest(payload);
    return request.ok ? request.value.observe : undefined;
  }
  if (parseConfigurationPath(resourcePath)?.resource === "config") {
    const request = parseConfigurationRequest(payload);
    return request.ok ? request.value.observe : undefined;
  }
  return undefined;
}

function key({
  endpointId,
  resourcePath,
  requestId,
}: Pick<ClientData, "endpointId" | "resourcePath" | "requestId">): string {
  return JSON.stringify([endpointId, resourcePath, requestId]);
}
