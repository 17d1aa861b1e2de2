import assert from "node:assert/strict";
import { clientDataCodec, clientDataSubject, extensionDataCodec } from "../../protocol/esp/index.ts";
import { clockWaiter, promptDeliveries, seededRandom, systemClock } from "../../runtime/index.ts";
import { inMemoryTransport, nodeHttp } from "../../transport/index.ts";
import { extensionData } from "./test-world.ts";

const BOUND_MS = 10_000;
/** Where the endpoint of the only token asks. */
export const TOPIC = "kp1/kettle-v1/cmx/t1/config/json";
/** Of a replica on free ports. */
export const SETTINGS = {
  instanceName: "kpc",
  replicaId: "kpc-1",
  extensionInstanceNames: ["cmx"],
  mqttPort: 0,
  httpPort: 0,
  avroSchemaSet: "2026-01",
  zeroRequestId: "accept",
  responseWithoutRequestId: "dropEmpty",
  httpSuccess: "always200",
  identifyOn: "publishOrSubscribe",
  clientDataTimeoutMs: 0,
  httpAnswerTimeoutMs: BOUND_MS,
} as const;

/** Awaits what must happen within ten seconds. */
export async function bounded<T>(promise: Promise<T>): Promise<T> {
  const waited = await clockWaiter(systemClock).within(BOUND_MS, promise);
  assert.ok(waited.settled, `nothing happened within ${BOUND_MS} ms`);
  return waited.value;
}

/** A register that knows one token, and an extension that sends every payload back. */
export async function startSurroundings() {
  const memory = inMemoryTransport(promptDeliveries, seededRandom("sockets"), systemClock);
  const http = nodeHttp();
  const register = await http.serve("register", 0, ({ url }) =>
    url.endsWith("/kettle-v1/tokens/t1") ? Response.json({ endpointId: "e-1" }) : new Response("{}", { status: 404 }),
  );
  const extension = await memory.connectBus("cmx");
  extension.subscribe(clientDataSubject("cmx"), ({ payload, replyTo }) => {
    const decoded = clientDataCodec("2026-01").decode(payload);
    if (decoded.ok && replyTo !== undefined) {
      const { correlationId, resourcePath, requestId, payload: content } = decoded.value;
      const data = extensionData({ correlationId, resourcePath, requestId, payload: content });
      extension.publish(replyTo, extensionDataCodec.encode(data));
    }
  });
  await extension.flush();
  return { bus: await memory.connectBus("kpc"), http, register };
}
