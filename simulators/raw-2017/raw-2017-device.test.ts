import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { DeviceConnection } from "../endpoint/index.ts";
import { MqttEndpoint } from "../endpoint/index.ts";
import { answeredConfiguration, NoConfigurationError, Raw2017Device, receivedConfiguration } from "./index.ts";

const BASE = "kp1/kettle-v1/cmx/t1/json";

/** A device whose other end is the test. */
async function started() {
  const published: [string, string, number][] = [];
  let listener: Parameters<DeviceConnection["onMessage"]>[0] = () => {};
  const connection: DeviceConnection = {
    publish: async (topic, payload, { qos }) => {
      published.push([topic, Buffer.from(payload).toString(), qos]);
    },
    subscribe: async () => [1],
    onMessage: (take) => {
      listener = take;
    },
    onClose: () => {},
  };
  const identity = { appVersionName: "kettle-v1", token: "t1" };
  const endpoint = await MqttEndpoint.start(connection, identity, { subscribe: false });
  const bring = (topic: string, text: string, qos: 0 | 1 = 0) =>
    listener({ topic, payload: Buffer.from(text), qos, duplicate: false, retain: false });
  return { published, bring, device: new Raw2017Device(endpoint, "cmx") };
}

describe("an endpoint of 2017", () => {
  it("asks with an empty payload, with a request id or without", async () => {
    const { published, device } = await started();
    await device.ask();
    await device.ask({ requestId: "none", qos: 1 });
    assert.deepEqual(published, [
      [`${BASE}/1`, "", 0],
      [BASE, "", 1],
    ]);
  });

  it("confirms what it got with the same identifier and the same quality of service", async () => {
    const { published, bring, device } = await started();
    const sent = await device.ask({ qos: 1 });
    bring(`${BASE}/1/status`, '{"entries":[1],"id":42.0}', 1);
    bring(`${BASE}/status`, '{"id":"a\\u00e9","entries":[]}');
    await device.confirm(answeredConfiguration(await device.answerTo(sent)));
    await device.confirm(await device.nextConfiguration(), { status: 'too "hot"' });
    assert.deepEqual(published.slice(1), [
      [`${BASE}/status`, '{"id":42.0,"status":"ok"}', 1],
      [`${BASE}/status`, '{"id":"a\\u00e9","status":"too \\"hot\\""}', 0],
    ]);
  });

  it("may confirm what it was never sent, and ask for an answer", async () => {
    const { published, device } = await started();
    await device.confirmId(7);
    await device.confirmId("x", "no", { requestId: 9, qos: 1 });
    await device.sendConfirmation("nonsense");
    assert.deepEqual(published, [
      [`${BASE}/status`, '{"id":7,"status":"ok"}', 0],
      [`${BASE}/status/9`, '{"id":"x","status":"no"}', 1],
      [`${BASE}/status`, "nonsense", 0],
    ]);
  });

  it("cannot confirm what has no identifier, and does not take anything for a configuration", async () => {
    const { bring, device } = await started();
    bring(`${BASE}/status`, '{"entries":[{"id":7}]}');
    const received = await device.nextConfiguration();
    assert.equal(received.id, undefined);
    await assert.rejects(device.confirm(received), NoConfigurationError);
    const message = { topic: BASE, payload: Buffer.from("{}"), qos: 0 } as const;
    assert.throws(() => receivedConfiguration(message), /what came on .* is no configuration: .*'entries'$/);
    const error = { ...message, path: BASE, kind: "error", requestId: 1, status: undefined } as const;
    assert.throws(() => answeredConfiguration(error), NoConfigurationError);
  });
});
