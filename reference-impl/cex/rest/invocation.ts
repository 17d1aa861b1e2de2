import { noEndpoint } from "./names.ts";
import { Refusal } from "./refusal.ts";
import { bodyOf } from "./request-body.ts";
import { commandTypeIn, endpointIdIn, type Operation, type OperationParts, type RestCall } from "./rest-call.ts";

/** Invokes a command and waits for its result as long as the caller wants to. */
export function invokeCommand(parts: OperationParts): Operation {
  const { desk, rules, settings } = parts;
  return async (call) => {
    const { caller, query } = call;
    const endpointId = endpointIdIn(call);
    if (!rules.mayUpdate(caller, endpointId)) {
      throw noEndpoint();
    }
    const commandType = commandTypeIn(call, settings);
    const times = { awaitMs: rules.awaitMs(query, settings), ttlMs: rules.ttlMs(query, settings) };
    const payload = payloadIn(call, parts);
    const place = await desk.place(endpointId);
    if (place === undefined || !rules.isOwn(caller, place)) {
      throw noEndpoint();
    }
    const { command, executed } = await desk.invoke({ place, commandType, payload, ...times });
    const inTime = times.awaitMs === 0 ? undefined : await executed;
    return inTime === undefined ? rules.acceptedAnswer(command, settings) : rules.executedAnswer(inTime);
  };
}

/** The body as the payload of a command. */
export function payloadIn(
  { request }: RestCall,
  { rules, settings }: Pick<OperationParts, "rules" | "settings">,
): Uint8Array | null {
  const body = bodyOf(request, settings.payloadBytesMax);
  return assertedPayload(rules.commandPayload(request.header("Content-Type"), body), settings.payloadBytesMax);
}

/** The payload, unless it is larger than what can be sent, as a text may become that is quoted. */
export function assertedPayload(payload: Uint8Array | null, bytesMax: number): Uint8Array | null {
  if (payload !== null && payload.length > bytesMax) {
    throw new Refusal(413, `The payload has more than ${bytesMax} bytes as JSON`);
  }
  return payload;
}
