import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { clientDataCodec, clientDataSubject, extensionDataCodec } from "../../protocol/esp/index.ts";
import {
  clockWaiter,
  promptDeliveries,
  seededRandom,
  silentLogger,
  systemClock,
  systemRuntime,
} from "../../runtime/index.ts";
import {
  inMemoryTransport,
  MqttClient,
  type MqttMessage,
  nodeHttp,
  tcpChannels,
  webSocketChannels,
} from "../../transport/index.ts";
import type { ClientTraffic } from "./client-traffic.ts";
import { startCommunicationService } from "./start-communication-service.ts";
import { extensionData } from "./test-world.ts";

const BOUND_MS = 10_000;
const TOPIC = "kp1/kettle-v1/cmx/t1/config/json";
const SETTINGS = {
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

async function bounded<T>(promise: Promise<T>): Promise<T> {
  const waited = await clockWaiter(systemClock).within(BOUND_MS, promise);
  assert.ok(waited.settled, `nothing happened within ${BOUND_MS} ms`);
  return waited.value;
}

/** A register that knows one token, and an extension that sends every payload back. */
async function startSurroundings() {
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

describe("the communication service on real sockets", () => {
  it("serves MQTT and HTTP clients", async () => {
    const { bus, http, register } = await startSurroundings();
    const traffic: ClientTraffic[] = [];
    const service = await startCommunicationService(
      { ...SETTINGS, endpointRegisterUrl: register.baseUrl },
      {
        bus,
        http,
        channels: tcpChannels,
        runtime: systemRuntime("sockets", silentLogger),
        tap: (event) => traffic.push(event),
      },
    );
    try {
      assert.equal(service.webSocketAddress, undefined);
      const channel = await bounded(tcpChannels.connect(service.mqttAddress));
      const options = { clientId: "device", keepAliveSeconds: 60, clock: systemClock };
      const client = await bounded(MqttClient.connect(channel, options));
      const messages = new Promise<MqttMessage>((resolve) => client.onMessage(resolve));
      await bounded(client.publish(`${TOPIC}/1`, Buffer.from("over MQTT"), { qos: 1 }));
      const { topic, payload, qos } = await bounded(messages);
      assert.deepEqual([topic, Buffer.from(payload).toString(), qos], [`${TOPIC}/1/status`, "over MQTT", 1]);

      const posted = await bounded(fetch(`${service.deviceUrl}/${TOPIC}`, { method: "POST", body: "over HTTP" }));
      assert.deepEqual([posted.status, await posted.text()], [200, "over HTTP"]);
      const refused = await bounded(fetch(`${service.deviceUrl}/${TOPIC}`));
      assert.equal(refused.status, 405);
      const seen = traffic.map(({ transport, direction }) => [transport, direction]);
      assert.deepEqual(seen, [
        ["mqtt", "fromClient"],
        ["mqtt", "toClient"],
        ["http", "fromClient"],
        ["http", "toClient"],
      ]);
      const closed = new Promise<void>((resolve) => client.onClose(() => resolve()));
      await bounded(service.close());
      await bounded(closed);
    } finally {
      await service.close();
      await register.close();
    }
  });

  it("serves MQTT clients over WebSocket, beside those over TCP", async () => {
    const { bus, http, register } = await startSurroundings();
    const traffic: ClientTraffic[] = [];
    const service = await startCommunicationService(
      { ...SETTINGS, endpointRegisterUrl: register.baseUrl },
      {
        bus,
        http,
        channels: tcpChannels,
        webSocketChannels,
        runtime: systemRuntime("sockets", silentLogger),
        tap: (event) => traffic.push(event),
      },
    );
    try {
      assert.match(service.webSocketAddress ?? "", /^ws:\/\/127\.0\.0\.1:\d+\/ws$/);
      const channel = await bounded(webSocketChannels.connect(service.webSocketAddress ?? ""));
      const options = { clientId: "browser", keepAliveSeconds: 60, clock: systemClock };
      const client = await bounded(MqttClient.connect(channel, options));
      assert.deepEqual(await bounded(client.subscribe([{ filter: `${TOPIC}/#`, qos: 1 }])), [1]);
      const messages = new Promise<MqttMessage>((resolve) => client.onMessage(resolve));
      await bounded(client.publish(`${TOPIC}/1`, Buffer.from("over WebSocket"), { qos: 1 }));
      const { topic, payload } = await bounded(messages);
      assert.deepEqual([topic, Buffer.from(payload).toString()], [`${TOPIC}/1/status`, "over WebSocket"]);
      assert.deepEqual(
        traffic.map(({ transport, connection }) => [transport, connection]),
        [
          ["mqtt", "kpc-1/ws-1"],
          ["mqtt", "kpc-1/ws-1"],
        ],
      );
      const closed = new Promise<void>((resolve) => client.onClose(() => resolve()));
      await bounded(service.close());
      await bounded(closed);
    } finally {
      await service.close();
      await register.close();
    }
  });
});
