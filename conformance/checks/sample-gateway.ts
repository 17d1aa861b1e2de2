import { encodeConfigurationRequest } from "../../protocol/cmp/index.ts";
import {
  type ConnectedEvent,
  connectedCodec,
  connectedSubject,
  type DisconnectedEvent,
  disconnectedCodec,
  disconnectedSubject,
} from "../../protocol/elce/index.ts";
import { requestTopic } from "../../protocol/kp/index.ts";
import type { CheckContext, OwnedEndpoint } from "./check.ts";
import type { RecordedMessage } from "./recording.ts";
import { busMessage, clientMessage, common, SAMPLE_ENDPOINT, sampleContext } from "./sample-trace.ts";

/** The other endpoint of the gateway. */
const SECOND_ENDPOINT: OwnedEndpoint = { endpointId: "endpoint-2", endpointToken: "token2", deliberate: [] };

/** What checks know beside the traffic of the gateway. */
export function gatewayContext(): CheckContext {
  const endpoints = [SAMPLE_ENDPOINT, SECOND_ENDPOINT];
  return sampleContext({ endpoints: new Map(endpoints.map((endpoint) => [endpoint.endpointId, endpoint])) });
}

/** What a gateway does by its place among the messages: two endpoints speak through it, and then it is gone. */
export function gateway(): readonly RecordedMessage[] {
  return [spoken(1, 1), connected(2, [1]), spoken(3, 2), connected(4, [2]), disconnected(5, [1, 2])];
}

/** The first or second endpoint asks through a connection. */
export function spoken(sequence: number, endpoint: 1 | 2, connection = "kpc-1/mqtt-1"): RecordedMessage {
  const fields = { endpointToken: `token${endpoint}` };
  return clientMessage(sequence, "fromClient", requestTopic, encodeConfigurationRequest({}), {
    fields,
    message: { connection },
  });
}

/** Endpoints are announced as connected. */
export function connected(
  sequence: number,
  endpoints: readonly (1 | 2)[],
  fields: Partial<ConnectedEvent> = {},
): RecordedMessage {
  const payload = connectedCodec.encode({ ...event(sequence, endpoints), ...fields });
  return busMessage(sequence, connectedSubject("kpc"), undefined, payload, {});
}

/** Endpoints are announced as disconnected. */
export function disconnected(
  sequence: number,
  endpoints: readonly (1 | 2)[],
  around: { readonly fields?: Partial<DisconnectedEvent>; readonly message?: Partial<RecordedMessage> } = {},
): RecordedMessage {
  const payload = disconnectedCodec.encode({ ...event(sequence, endpoints), ...around.fields });
  return busMessage(sequence, disconnectedSubject("kpc"), undefined, payload, around);
}

function event(sequence: number, endpoints: readonly (1 | 2)[]): ConnectedEvent {
  const { appVersionName, ...fields } = common(sequence);
  const named = new Map(endpoints.map((endpoint) => [`endpoint-${endpoint}`, appVersionName]));
  return { ...fields, correlationId: `event-${sequence}`, endpoints: named, originatorReplicaId: "kpc-1" };
}
