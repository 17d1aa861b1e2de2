import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { silentLogger, systemClock, systemRuntime } from "../../runtime/index.ts";
import { MqttClient, type MqttMessage, tcpChannels } from "../../transport/index.ts";
import type { CommunicationServiceSettings } from "./settings.ts";
import { startCommunicationService } from "./start-communication-service.ts";
import { bounded, SETTINGS, startSurroundings, TOPIC } from "./test-real-sockets.ts";

type Connect = (clientId: string) => Promise<MqttClient>;

/** Runs a scenario against a replica on real sockets, with clients of its own. */
async function withClients(
  scenario: (connect: Connect) => Promise<void>,
  settings: Partial<CommunicationServiceSettings> = {},
): Promise<void> {
  const { bus, http, register } = await startSurroundings();
  const service = await startCommunicationService(
    { ...SETTINGS, endpointRegisterUrl: register.baseUrl, ...settings },
    { bus, http, channels: tcpChannels, runtime: systemRuntime("habits", silentLogger) },
  );
  const connect = async (clientId: string) => {
    const channel = await bounded(tcpChannels.connect(service.mqttAddress));
    return bounded(MqttClient.connect(channel, { clientId, keepAliveSeconds: 60, clock: systemClock }));
  };
  try {
    await scenario(connect);
  } finally {
    await service.close();
    await register.close();
  }
}

function nextMessage(client: MqttClient): Promise<MqttMessage> {
  return new Promise((resolve) => client.onMessage(resolve));
}

async function answered(client: MqttClient, topic: string): Promise<string> {
  const next = nextMessage(client);
  await bounded(client.publish(topic, Buffer.from("{}"), { qos: 0 }));
  return (await bounded(next)).topic;
}

describe("habits of published clients, on real sockets", () => {
  it("are served without a subscription, whatever request id they use, and none", () =>
    withClients(async (connect) => {
      const client = await connect("device");
      for (const suffix of ["/0", "/1", "/99", "/100000", "/2147483647", ""]) {
        assert.equal(await answered(client, `${TOPIC}${suffix}`), `${TOPIC}${suffix}/status`);
      }
    }));

  it("are granted any filter, and may give up filters that they never had", () =>
    withClients(async (connect) => {
      const client = await connect("device");
      const filters = [`${TOPIC}/+`, "config/json/status/#", "a/#/b", "+x", "kp1/kettle-v1/cex/t1/command/RESET/+"];
      const codes = await bounded(client.subscribe(filters.map((filter) => ({ filter, qos: 0 }))));
      assert.deepEqual(codes, [0, 0, 0, 0, 0]);
      await bounded(client.unsubscribe([TOPIC, "never/subscribed"]));
      assert.equal(await answered(client, `${TOPIC}/1`), `${TOPIC}/1/status`);
    }));

  it("lose their connection to a newcomer with their client id, and take it back when they return", () =>
    withClients(async (connect) => {
      const older = await connect("counter");
      const olderEnded = new Promise((resolve) => older.onClose(resolve));
      const newer = await connect("counter");
      const newerEnded = new Promise((resolve) => newer.onClose(resolve));
      await bounded(olderEnded);
      const again = await connect("counter");
      await bounded(newerEnded);
      assert.equal(await answered(again, `${TOPIC}/1`), `${TOPIC}/1/status`);
    }));

  it("share a client id if told so, and each is answered on its own connection", () =>
    withClients(
      async (connect) => {
        const clients = [await connect("counter"), await connect("counter")];
        for (const [index, client] of clients.entries()) {
          assert.equal(await answered(client, `${TOPIC}/${index + 1}`), `${TOPIC}/${index + 1}/status`);
        }
      },
      { equalClientIds: "allowSeveral" },
    ));
});
