import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { executes, resends } from "./command-behaviour.ts";
import { RESULT_ATTEMPTS_MAX } from "./command-reaction.ts";
import { MqttEndpoint } from "./mqtt-endpoint.ts";
import { BASE, connected, results, START_MS, startedDevice } from "./test-command-line.ts";
import { ScriptedConnection } from "./test-connection.ts";

const RESULT = `${BASE}/result/boil`;

async function resending() {
  const started = await startedDevice({ otherwise: resends(executes(), 500) });
  started.connection.bring(`${BASE}/command/boil/status`, '[{"id":1}]');
  return started;
}

describe("a device that resends results", () => {
  it("does so after each pause, under request ids of their own, until one is answered 2xx", async () => {
    const { device, connection, pass } = await resending();
    await pass(499);
    assert.equal(results(connection).length, 1);
    await pass(1);
    connection.bring(`${RESULT}/2/error`, '{"statusCode":503,"reasonPhrase":"Later"}');
    await pass(500);
    assert.equal(device.openResults, 1);
    connection.bring(`${RESULT}/3/status`, "");
    await pass(60_000);
    assert.deepEqual(
      results(connection).map(([topic]) => topic),
      [`${RESULT}/1`, `${RESULT}/2`, `${RESULT}/3`],
    );
    assert.equal(device.openResults, 0);
    const answers = device.resultAnswers.all.map(({ attempt, statusCode, sentAtMs }) => [
      attempt,
      statusCode,
      sentAtMs,
    ]);
    assert.deepEqual(answers, [
      [2, 503, START_MS + 500],
      [3, 200, START_MS + 1_000],
    ]);
  });

  it("is satisfied by a late answer to an earlier attempt", async () => {
    const { device, connection, pass } = await resending();
    await pass(600);
    connection.bring(`${RESULT}/1/status`, "");
    await pass(60_000);
    assert.deepEqual([results(connection).length, device.openResults], [2, 0]);
  });

  for (const statusCode of [400, 404, 410]) {
    it(`gives up on ${statusCode}`, async () => {
      const { device, connection, pass } = await resending();
      connection.bring(`${RESULT}/1/error`, `{"statusCode":${statusCode},"reasonPhrase":"No"}`);
      await pass(60_000);
      assert.deepEqual([results(connection).length, device.openResults], [1, 0]);
    });
  }

  it("waits while it is not connected, and goes on at once when it is", async () => {
    const { device, connection, pass } = await resending();
    connection.end();
    await pass(60_000);
    assert.equal(results(connection).length, 1);
    const next = await connected(device);
    assert.equal(results(next.connection).length, 1);
    await pass(500);
    assert.equal(results(next.connection).length, 2);
    next.connection.bring(`${RESULT}/1/status`, "");
    await pass(60_000);
    assert.deepEqual([results(next.connection).length, device.resultAnswers.all[0]?.attempt], [2, 2]);
  });

  it("does not begin anew with a command that it is sent again meanwhile, but does afterwards", async () => {
    const { device, connection, pass } = await resending();
    const again = () => connection.bring(`${BASE}/command/boil/status`, '[{"id":1}]');
    await pass(100);
    again();
    assert.deepEqual([results(connection).length, device.openResults], [1, 1]);
    connection.bring(`${RESULT}/1/status`, "");
    again();
    assert.deepEqual([results(connection).length, device.openResults], [2, 1]);
  });

  it("sends once what it owes and what comes first on a new connection", async () => {
    const { device, connection } = await resending();
    connection.end();
    const next = new ScriptedConnection(1);
    const identity = { appVersionName: "kettle-v1", token: "t1" };
    const endpoint = await MqttEndpoint.start(next, identity, { subscribe: false });
    next.bring(`${BASE}/command/boil/status`, '[{"id":1},{"id":2}]');
    device.connect({ via: "mqtt", endpoint, leave: () => {} });
    assert.deepEqual(
      results(next).map(([, payload]) => payload),
      ['[{"id":1,"statusCode":200}]', '[{"id":2,"statusCode":200}]'],
    );
  });

  it("gives up in the end", async () => {
    const { device, connection, pass } = await resending();
    await pass(RESULT_ATTEMPTS_MAX * 500);
    assert.deepEqual([results(connection).length, device.openResults], [RESULT_ATTEMPTS_MAX, 0]);
  });
});
