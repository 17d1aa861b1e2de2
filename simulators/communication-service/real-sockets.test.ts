import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { silentLogger, systemClock, systemRuntime } from "../../runtime/index.ts";
import { MqttClient, type MqttMessage, tcpChannels, webSocketChannels } from "../../transport/index.ts";
import type { ClientTraffic } from "./client-traffic.ts";
import { startCommunicationService } from "./start-communication-service.ts";
import { bounded, SETTINGS, startSurroundings, TOPIC } from "./test-real-sockets.ts";

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
