import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { DeviceConnection } from "../../simulators/endpoint/index.ts";
import { lastingRequestIds } from "./lasting-request-ids.ts";

const PAYLOAD = new Uint8Array();
type Listener = Parameters<DeviceConnection["onMessage"]>[0];

function connected(connection: number) {
  const published: string[] = [];
  const listeners: Listener[] = [];
  const client: DeviceConnection = {
    publish: async (topic) => void published.push(topic),
    subscribe: async () => [1],
    onMessage: (listener) => void listeners.push(listener),
    onClose: () => undefined,
  };
  const heard: string[] = [];
  const lasting = lastingRequestIds(client, connection);
  lasting.onMessage(({ topic }) => heard.push(topic));
  const bring = (topic: string) =>
    listeners.forEach((listener) => listener({ topic, payload: PAYLOAD, qos: 0, duplicate: false, retain: false }));
  return { lasting, published, heard, bring };
}

describe("request identifiers that last", () => {
  it("are others on each connection, and stay the same for the endpoint", async () => {
    const { lasting, published, heard, bring } = connected(2);
    await lasting.publish("kp1/v/cex/t/result/run/1", PAYLOAD, { qos: 0 });
    assert.deepEqual(published, ["kp1/v/cex/t/result/run/200001"]);
    bring("kp1/v/cex/t/result/run/200001/status");
    bring("kp1/v/cex/t/command/run/status");
    assert.deepEqual(heard, ["kp1/v/cex/t/result/run/1/status", "kp1/v/cex/t/command/run/status"]);
  });

  it("keep late answers to earlier connections away", () => {
    const { heard, bring } = connected(2);
    for (const id of [1, 100_001, 200_000, 300_001]) {
      bring(`kp1/v/cex/t/result/run/${id}/error`);
    }
    assert.deepEqual(heard, []);
  });
});
