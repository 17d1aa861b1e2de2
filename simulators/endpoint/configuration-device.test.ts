import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { ConfigurationDevice } from "./configuration-device.ts";
import { HttpEndpoint } from "./http-endpoint.ts";
import { MqttEndpoint } from "./mqtt-endpoint.ts";
import { ScriptedConnection } from "./test-connection.ts";

const IDENTITY = { appVersionName: "kettle-v1", token: "t1" };
const BASE = "kp1/kettle-v1/cmx/t1";

async function started() {
  const connection = new ScriptedConnection(1);
  const endpoint = await MqttEndpoint.start(connection, IDENTITY, { subscribe: false });
  return { connection, endpoint, device: new ConfigurationDevice(endpoint, "cmx") };
}

const text = ({ payload }: { readonly payload: Uint8Array }) => Buffer.from(payload).toString();

describe("a device that keeps its configurations", () => {
  it("asks, observes, and reports what it applied", async () => {
    const { connection, device } = await started();
    await device.request();
    await device.request({ configId: "a" }, { configName: "network", requestId: 77 });
    await device.observe(true, { requestId: "none", qos: 1 });
    await device.observe(false);
    await device.applied({ configId: "a" });
    await device.applied({ configId: "a", statusCode: 400, reasonPhrase: "No" }, { configName: "network" });
    assert.deepEqual(connection.published, [
      [`${BASE}/config/json/1`, "{}", 0],
      [`${BASE}/config/json/network/77`, '{"configId":"a"}', 0],
      [`${BASE}/config/json`, '{"observe":true}', 1],
      [`${BASE}/config/json/2`, '{"observe":false}', 0],
      [`${BASE}/applied/json/3`, '{"configId":"a"}', 0],
      [`${BASE}/applied/json/network/4`, '{"configId":"a","statusCode":400,"reasonPhrase":"No"}', 0],
    ]);
    await assert.rejects(device.request({}, { configName: "a/b" }), RangeError);
  });

  it("tells pushes from the response, though they bear the same request id", async () => {
    const { connection, endpoint, device } = await started();
    const sent = await device.observe(true);
    for (const payload of ["response", "push 1"]) {
      connection.bring(`${BASE}/config/json/1/status`, payload);
    }
    connection.bring(`${BASE}/config/json/status`, "push 2");
    assert.deepEqual([text(await device.nextPush()), text(await device.nextPush())], ["push 1", "push 2"]);
    assert.equal(text(await endpoint.awaitResponse(sent)), "response");
  });

  it("tells pushes from the response that has no request id", async () => {
    const { connection, endpoint, device } = await started();
    const sent = await device.observe(true, { requestId: "none" });
    const push = device.nextPush();
    connection.bring(`${BASE}/config/json/status`, "response");
    connection.bring(`${BASE}/config/json/status`, "push");
    assert.deepEqual([text(await push), text(await endpoint.awaitResponse(sent))], ["push", "response"]);
  });

  it("keeps the configurations of each name apart", async () => {
    const { connection, device } = await started();
    await device.observe(true, { configName: "network" });
    connection.bring(`${BASE}/config/json/status`, "default");
    connection.bring(`${BASE}/config/json/network/status`, "network");
    assert.deepEqual([text(await device.nextPush("network")), text(await device.nextPush())], ["network", "default"]);
  });

  it("hands a later push to whoever still waits", async () => {
    const { connection, device } = await started();
    const impatience = new AbortController();
    const impatient = device.nextPush(undefined, impatience.signal);
    impatience.abort(new Error("no patience"));
    await assert.rejects(impatient, /no patience/);
    connection.bring(`${BASE}/config/json/status`, "push");
    assert.equal(text(await device.nextPush()), "push");
  });

  it("is pushed nothing over HTTP", async () => {
    const http = { serve: () => Promise.reject(new Error("unused")), fetch: async () => new Response() };
    const device = new ConfigurationDevice(new HttpEndpoint(IDENTITY, http, "http://kpc.memory"), "cmx");
    await device.observe(true);
    await assert.rejects(device.nextPush(), /HTTP/);
  });
});
