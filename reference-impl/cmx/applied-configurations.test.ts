import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { ClientData } from "../../protocol/esp/index.ts";
import { startCmx } from "./index.ts";
import { BEGINNING_MS, clientData, ENVIRONMENT, SampleWorld } from "./sample-world.ts";

async function started(environment = ENVIRONMENT) {
  const world = await SampleWorld.open();
  await world.settled(startCmx(world.ports, environment));
  await world.pass(1);
  return world;
}

function report(payload: string, changes: Partial<ClientData> = {}): ClientData {
  return clientData({ resourcePath: "/applied/json", payload: Buffer.from(payload), ...changes });
}

describe("a report that a configuration was applied", () => {
  it("becomes an event, and is answered with success and nothing in it", async () => {
    const world = await started();
    await world.send(report('{"configId":"v1"}'));
    assert.deepEqual(world.applied, [
      {
        correlationId: "c-1",
        timestamp: BEGINNING_MS + 1,
        timeout: 0,
        appVersionName: "kettle-v1",
        endpointId: "e-1",
        configId: "v1",
        originatorReplicaId: "cmx-1",
        statusCode: 200,
        reasonPhrase: null,
      },
    ]);
    const [received] = world.answers;
    assert.equal(world.answers.length, 1);
    assert.deepEqual(
      [
        received?.answer.statusCode,
        received?.answer.payload,
        received?.answer.requestId,
        received?.answer.resourcePath,
      ],
      [200, null, 7, "/applied/json"],
    );
    assert.deepEqual(world.requests, []);
  });

  for (const changes of [{ resourcePath: "/applied/json/wifi" }, { configName: "wifi" }, { configName: "default" }]) {
    it(`is taken in the form ${JSON.stringify(changes)}`, async () => {
      const world = await started();
      await world.send(report('{"configId":"v1"}', changes));
      assert.equal(world.answers[0]?.answer.statusCode, 200);
      assert.equal(world.applied.length, 1);
    });
  }
});

describe("a report of a rejection", () => {
  it("is passed on with its reason, and answered with success", async () => {
    const world = await started();
    await world.send(report('{"configId":"v1","statusCode":400,"reasonPhrase":"No WPA2"}'));
    assert.deepEqual(
      world.applied.map(({ statusCode, reasonPhrase }) => [statusCode, reasonPhrase]),
      [[400, "No WPA2"]],
    );
    assert.equal(world.answers[0]?.answer.statusCode, 200);
  });
});

describe("the status code of a report", () => {
  for (const [sent, passedOn] of [
    ["299.9", 299],
    ["-0.5", 0],
    ["1e300", 2_147_483_647],
    ["-1e300", -2_147_483_647],
    ["null", 200],
  ] as const) {
    it(`is passed on as ${passedOn} if it is ${sent}`, async () => {
      const world = await started();
      await world.send(report(`{"configId":"v1","statusCode":${sent},"reasonPhrase":null}`));
      assert.deepEqual(
        world.applied.map(({ statusCode, reasonPhrase }) => [statusCode, reasonPhrase]),
        [[passedOn, null]],
      );
    });
  }
});

describe("a report that makes no sense", () => {
  for (const [message, reason] of [
    [report(""), /^Applied configuration: .*empty/],
    [report("[]"), /^Applied configuration: .*must be object/],
    [report("{}"), /^Applied configuration: .*configId/],
    [report('{"configId":null}'), /^Applied configuration: .*configId/],
    [report('{"configId":"v1","statusCode":"400"}'), /^Applied configuration: .*statusCode/],
    [report('{"configId":"v1","more":1}'), /^Applied configuration: .*more/],
    [report('{"configId":"v1"}', { endpointId: null }), /^No endpoint is named/],
    [report('{"configId":"v1"}', { configName: "a.b" }), /^Configuration name "a\.b" does not match/],
  ] as const) {
    it(`is refused and becomes no event: ${Buffer.from(message.payload).toString()} ${reason}`, async () => {
      const world = await started();
      await world.send(message);
      assert.equal(world.answers[0]?.answer.statusCode, 400);
      assert.match(world.answers[0].answer.reasonPhrase ?? "", reason);
      assert.deepEqual(world.applied, []);
    });
  }

  it("has null for a reason, where nulls are not taken for absent", async () => {
    const world = await started({ ...ENVIRONMENT, KAA_CMX_LENIENT_NULLS: "false" });
    await world.send(report('{"configId":"v1","reasonPhrase":null}'));
    assert.equal(world.answers[0]?.answer.statusCode, 400);
    assert.deepEqual(world.applied, []);
  });

  it("is one whose event is larger than the bus takes", async () => {
    const world = await started({ ...ENVIRONMENT, SERVICE_INSTANCE_REPLICA_ID: "r".repeat(500) });
    const reasonPhrase = "x".repeat(1_048_576 - 300);
    await world.send(report(JSON.stringify({ configId: "v1", reasonPhrase })));
    assert.deepEqual(
      world.answers.map(({ answer }) => [answer.statusCode, answer.reasonPhrase]),
      [[413, "The report is too large for the message bus"]],
    );
    assert.deepEqual(world.applied, []);
  });
});
