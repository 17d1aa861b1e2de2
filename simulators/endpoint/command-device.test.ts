import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { answersTwice, delays, executes, executesBy, leaves, rejects } from "./command-behaviour.ts";
import { MqttEndpoint } from "./mqtt-endpoint.ts";
import { BASE, connected, results, START_MS, startedDevice } from "./test-command-line.ts";

const PUSHED = `${BASE}/command/boil/status`;
const brief = ({ commands }: Awaited<ReturnType<typeof startedDevice>>["device"]) =>
  commands.all.map(({ commandType, id, payloadText, as }) => [commandType, id, payloadText, as]);

describe("a device that takes commands over MQTT", () => {
  it("remembers what it is pushed, and does nothing unless told", async () => {
    const { device, connection, pass } = await startedDevice();
    await pass(5);
    connection.bring(PUSHED, '[{"id":1,"payload":{"a":1}},{"id":2}]');
    assert.deepEqual(device.commands.all, [
      {
        commandType: "boil",
        id: 1,
        payload: { a: 1 },
        payloadText: '{"a":1}',
        receivedAtMs: START_MS + 5,
        path: PUSHED,
        as: "push",
      },
      {
        commandType: "boil",
        id: 2,
        payload: undefined,
        payloadText: undefined,
        receivedAtMs: START_MS + 5,
        path: PUSHED,
        as: "push",
      },
    ]);
    assert.equal((await device.commands.next(({ id }) => id === 2)).id, 2);
    assert.deepEqual(connection.published, []);
  });

  it("does what it is told for each type, and something else otherwise", async () => {
    const { device, connection } = await startedDevice({ otherwise: rejects(501, "Unknown") });
    device.behave(
      "boil",
      executesBy(({ payload }) => ({ echo: payload })),
    );
    connection.bring(PUSHED, '[{"id":1,"payload":[1]},{"id":2,"payload":null}]');
    connection.bring(`${BASE}/command/cool/status`, '[{"id":1}]');
    assert.deepEqual(results(connection), [
      [`${BASE}/result/boil/1`, '[{"id":1,"statusCode":200,"payload":{"echo":[1]}}]'],
      [`${BASE}/result/boil/2`, '[{"id":2,"statusCode":200,"payload":{"echo":null}}]'],
      [`${BASE}/result/cool/3`, '[{"id":1,"statusCode":501,"reasonPhrase":"Unknown"}]'],
    ]);
  });

  it("tells answers from pushes, though they may bear the same request id or none", async () => {
    const { device, connection, pass } = await startedDevice();
    await device.request("boil", { observe: true });
    await device.request("boil", {}, { requestId: "none", qos: 1 });
    await device.request(undefined, { observe: false }, { requestId: 77 });
    assert.deepEqual(connection.published, [
      [`${BASE}/command/boil/1`, '{"observe":true}', 0],
      [`${BASE}/command/boil`, "{}", 1],
      [`${BASE}/command/77`, '{"observe":false}', 0],
    ]);
    await pass(3);
    for (const [topic, id] of [
      ["/command/boil/1/status", 1],
      ["/command/boil/1/status", 2],
      ["/command/boil/status", 3],
      ["/command/boil/status", 4],
    ] as const) {
      connection.bring(`${BASE}${topic}`, `[{"id":${id}}]`);
    }
    connection.bring(`${BASE}/command/77/status`, '[{"id":5,"type":"cool"}]');
    assert.deepEqual(brief(device), [
      ["boil", 1, undefined, "answer"],
      ["boil", 2, undefined, "push"],
      ["boil", 3, undefined, "answer"],
      ["boil", 4, undefined, "push"],
      ["cool", 5, undefined, "answer"],
    ]);
    const [first] = device.answers.all;
    assert.deepEqual(first, {
      path: `${BASE}/command/boil/1/status`,
      kind: "status",
      statusCode: 200,
      payloadText: '[{"id":1}]',
      answeredAtMs: START_MS + 3,
    });
  });

  it("remembers answers that are errors or empty, and what it cannot read", async () => {
    const { device, connection } = await startedDevice();
    for (let count = 0; count < 3; count += 1) {
      await device.request("boil");
    }
    connection.bring(`${BASE}/command/boil/1/status`, "[]");
    connection.bring(`${BASE}/command/boil/2/error`, '{"statusCode":400,"reasonPhrase":"No"}');
    connection.bring(`${BASE}/command/boil/3/error`, "no error");
    connection.bring(PUSHED, '{"id":1}');
    const answers = device.answers.all.map(({ kind, statusCode }) => [kind, statusCode]);
    assert.deepEqual(answers, [
      ["status", 200],
      ["error", 400],
      ["error", undefined],
    ]);
    assert.deepEqual(device.commands.all, []);
    const [{ path, payloadText } = { path: "", payloadText: "" }] = device.unreadable.all;
    assert.deepEqual([path, payloadText], [PUSHED, '{"id":1}']);
  });

  it("takes no notice of what is not meant for it", async () => {
    const { device, connection } = await startedDevice();
    for (const topic of [
      "kp1/kettle-v1/cmx/t1/command/boil/status",
      "kp1/kettle-v1/cex/t2/command/boil/status",
      `${BASE}/command/boil/error`,
      `${BASE}/command/boil`,
      `${BASE}/result/boil/status`,
      "stray",
    ]) {
      connection.bring(topic, '[{"id":1}]');
    }
    assert.deepEqual([device.commands.all, device.unreadable.all], [[], []]);
  });

  it("takes its time, and executes once what it is sent meanwhile and afterwards", async () => {
    const { device, connection, pass } = await startedDevice();
    device.behave("boil", delays(executes(), 1_000));
    connection.bring(PUSHED, '[{"id":1}]');
    await pass(999);
    connection.bring(PUSHED, '[{"id":1}]');
    assert.equal(results(connection).length, 0);
    await pass(1);
    assert.equal(results(connection).length, 1);
    await pass(10_000);
    assert.equal(results(connection).length, 1);
    connection.bring(PUSHED, '[{"id":1}]');
    assert.deepEqual(
      results(connection).map(([topic]) => topic),
      [`${BASE}/result/boil/1`, `${BASE}/result/boil/2`],
    );
    assert.equal(device.commands.all.length, 3);
  });

  it("answers twice", async () => {
    const { device, connection } = await startedDevice();
    device.behave("boil", answersTwice(executes("done")));
    connection.bring(PUSHED, '[{"id":1}]');
    const payload = '[{"id":1,"statusCode":200,"payload":"done"}]';
    assert.deepEqual(results(connection), [
      [`${BASE}/result/boil/1`, payload],
      [`${BASE}/result/boil/2`, payload],
    ]);
  });

  it("leaves in the middle, and answers when it is back and is sent the command again", async () => {
    const { device, connection, left, pass } = await startedDevice();
    device.behave("boil", leaves(executes()));
    connection.bring(PUSHED, '[{"id":1},{"id":2}]');
    await pass(60_000);
    assert.deepEqual([left(), device.isConnected, connection.published], [1, false, []]);
    await assert.rejects(device.request("boil"), /not connected/);
    const again = await connected(device);
    assert.deepEqual(again.connection.published, []);
    again.connection.bring(PUSHED, '[{"id":1}]');
    assert.deepEqual(results(again.connection), [[`${BASE}/result/boil/1`, '[{"id":1,"statusCode":200}]']]);
    assert.equal(again.left(), 0);
    assert.deepEqual(
      device.commands.all.map(({ id }) => id),
      [1, 2, 1],
    );
  });

  it("sends on the next connection what it had no connection for", async () => {
    const { device, connection, pass } = await startedDevice();
    device.behave("boil", delays(executes(), 1_000));
    connection.bring(PUSHED, '[{"id":1}]');
    connection.end();
    await pass(1_000);
    assert.deepEqual([device.openResults, results(connection)], [1, []]);
    const next = await connected(device);
    assert.deepEqual([device.openResults, results(next.connection).length], [0, 1]);
  });

  it("remembers how its results are answered", async () => {
    const { device, connection, pass } = await startedDevice();
    device.behave("boil", executes());
    connection.bring(PUSHED, '[{"id":1}]');
    await pass(4);
    connection.bring(`${BASE}/result/boil/1/error`, '{"statusCode":410,"reasonPhrase":"Expired"}');
    connection.bring(`${BASE}/result/boil/1/error`, '{"statusCode":410,"reasonPhrase":"Expired"}');
    assert.deepEqual(device.resultAnswers.all, [
      {
        commandType: "boil",
        commandIds: [1],
        path: `${BASE}/result/boil/1/error`,
        kind: "error",
        statusCode: 410,
        payloadText: '{"statusCode":410,"reasonPhrase":"Expired"}',
        attempt: 1,
        sentAtMs: START_MS,
        answeredAtMs: START_MS + 4,
      },
    ]);
  });

  it("reports by hand whatever it is told to", async () => {
    const { device, connection } = await startedDevice();
    const result = (commandId: number) => ({
      commandId,
      statusCode: 200,
      reasonPhrase: "OK",
      payload: Buffer.from("1.0"),
    });
    const sent = await device.report("boil", [result(1), result(2)], { requestId: 9 });
    assert.deepEqual(sent, { path: `${BASE}/result/boil/9`, requestId: 9 });
    await device.sendResult("boil", [], Buffer.from("no JSON"), { requestId: "none", qos: 1 });
    const item = (id: number) => `{"id":${id},"statusCode":200,"reasonPhrase":"OK","payload":1.0}`;
    assert.deepEqual(connection.published, [
      [`${BASE}/result/boil/9`, `[${item(1)},${item(2)}]`, 0],
      [`${BASE}/result/boil`, "no JSON", 1],
    ]);
    connection.bring(`${BASE}/result/boil/9/status`, "");
    assert.deepEqual((await device.resultAnswers.next(() => true)).commandIds, [1, 2]);
    await assert.rejects(device.report("a/b", []), RangeError);
    await assert.rejects(device.report("a+", []), /topic/);
  });

  it("takes what came before it was connected to the endpoint, once", async () => {
    const { device, connection } = await startedDevice();
    connection.bring(PUSHED, '[{"id":1}]');
    const identity = { appVersionName: "kettle-v1", token: "t1" };
    const endpoint = await MqttEndpoint.start(connection, identity, { subscribe: false });
    connection.bring(PUSHED, '[{"id":3}]');
    const line = { via: "mqtt", endpoint, leave: () => {} } as const;
    device.connect(line);
    device.connect(line);
    connection.bring(PUSHED, '[{"id":4}]');
    assert.deepEqual(
      device.commands.all.map(({ id }) => id),
      [1, 3, 4],
    );
  });

  it("does nothing more once it is closed", async () => {
    const { device, connection, pass } = await startedDevice();
    device.behave("boil", delays(executes(), 10));
    device.poll("boil", 1_000);
    connection.bring(PUSHED, '[{"id":1}]');
    device.close();
    connection.bring(PUSHED, '[{"id":2}]');
    await pass(10_000);
    assert.deepEqual([connection.published.length, device.openResults], [1, 0]);
  });
});
