import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { BreakableConnection } from "../../transport/index.ts";
import { BEGINNING_MS, clientData, INSTANCE_SUBJECT, SampleWorld } from "./sample-world.ts";

async function started(settings = {}) {
  const world = await SampleWorld.open();
  world.offer = {};
  await world.start("cmx-1", undefined, settings);
  return world;
}

const FIRST = '{"id":#,"entries":[5]}';
const SECOND = '{"id":#,"entries":[6]}';

describe("an endpoint that connects", () => {
  it("is sent the latest configuration", async () => {
    const world = await started();
    await world.connect();
    assert.deepEqual(world.configurations(), [FIRST]);
    const [received] = world.answers;
    const { subject, answer } = received ?? assert.fail("nothing was sent");
    assert.deepEqual(
      [subject, answer.correlationId, answer.resourcePath, answer.requestId, answer.statusCode],
      [INSTANCE_SUBJECT, "event-1", "/json", null, 200],
    );
  });

  it("with others is sent its own, each of them", async () => {
    const world = await started();
    await world.connect(
      new Map([
        ["e-1", "kettle-v1"],
        ["e-2", "kettle-v2"],
      ]),
    );
    assert.deepEqual(
      world.answers.map(({ answer }) => [answer.endpointId, answer.appVersionName]),
      [
        ["e-1", "kettle-v1"],
        ["e-2", "kettle-v2"],
      ],
    );
  });

  it("is sent nothing that it has confirmed", async () => {
    const world = await started();
    await world.connect();
    await world.confirm({ id: world.lastId(), status: "ok" });
    await world.connect();
    assert.deepEqual(world.configurations(), [FIRST]);
  });

  for (const [circumstance, status] of [
    ["was sent and never confirmed", undefined],
    ["was sent and could not take", "too hot"],
  ] as const) {
    it(`is sent once more what it ${circumstance}`, async () => {
      const world = await started();
      await world.connect();
      if (status !== undefined) {
        await world.confirm({ id: world.lastId(), status });
      }
      await world.connect();
      assert.deepEqual(world.configurations(), [FIRST, FIRST]);
    });
  }

  it("is sent what came after that which it has confirmed", async () => {
    const world = await started();
    await world.connect();
    await world.confirm({ id: world.lastId(), status: "ok" });
    world.offer = { configVersion: 2, content: Buffer.from("6") };
    await world.connect();
    assert.deepEqual(world.configurations(), [FIRST, SECOND]);
  });

  it("with another appversion is sent what it has not confirmed there", async () => {
    const world = await started();
    await world.connect();
    await world.confirm({ id: world.lastId(), status: "ok" });
    await world.connect(new Map([["e-1", "kettle-v2"]]));
    assert.deepEqual(world.configurations(), [FIRST, FIRST]);
  });

  for (const [circumstance, offer] of [
    ["there is none", { statusCode: 2 }],
    ["the provider failed", { statusCode: 1 }],
    ["the content type is another one", { contentType: "protobuf" }],
  ] as const) {
    it(`is sent nothing if ${circumstance}`, async () => {
      const world = await started();
      world.offer = offer;
      await world.connect();
      assert.deepEqual(world.answers, []);
    });
  }

  it("is sent nothing if the provider is silent, or the event has expired", async () => {
    const world = await started();
    world.offer = undefined;
    await world.connect();
    await world.pass(60_000);
    world.offer = {};
    await world.connect(undefined, { timestamp: BEGINNING_MS, timeout: 1 });
    assert.deepEqual(world.answers, []);
  });

  it("is sent only what was announced while the provider was asked", async () => {
    const world = await started();
    world.offer = undefined;
    await world.connect();
    await world.announce();
    await world.respond();
    assert.deepEqual(world.configurations(), [SECOND]);
  });

  it("and is gone before the provider has answered is sent nothing", async () => {
    const world = await started();
    world.offer = undefined;
    await world.connect();
    await world.disconnect();
    await world.respond();
    assert.deepEqual(world.answers, []);
  });
});

describe("a new configuration", () => {
  it("is sent to an endpoint that is connected", async () => {
    const world = await started();
    world.offer = { statusCode: 2 };
    await world.connect();
    await world.announce();
    assert.deepEqual(world.configurations(), [SECOND]);
    const [received] = world.answers;
    assert.deepEqual([received?.subject, received?.answer.correlationId], [INSTANCE_SUBJECT, "event-2"]);
  });

  it("is sent to an endpoint of which nothing was heard, for it may be there", async () => {
    const world = await started();
    await world.announce();
    assert.deepEqual(world.configurations(), [SECOND]);
  });

  it("is not sent to an endpoint that has left, and is when it speaks again", async () => {
    const world = await started();
    world.offer = { statusCode: 2 };
    await world.connect();
    await world.disconnect();
    await world.announce();
    assert.deepEqual(world.configurations(), []);
    await world.send(clientData({ timestamp: world.time.now() }));
    await world.announce();
    assert.deepEqual(world.configurations(), [SECOND]);
  });

  for (const [circumstance, changes] of [
    ["of another content type", { contentType: "protobuf" }],
    ["that is no JSON", { content: Buffer.from("{") }],
    ["of another appversion", { appVersionToken: "kettle-v2" }],
  ] as const) {
    it(`${circumstance} is not sent`, async () => {
      const world = await started();
      world.offer = { statusCode: 2 };
      await world.connect();
      await world.announce(changes);
      assert.deepEqual(world.answers, []);
    });
  }

  it("that the endpoint has confirmed already is not sent", async () => {
    const world = await started();
    await world.announce();
    await world.confirm({ id: world.lastId(), status: "ok" });
    await world.announce();
    assert.deepEqual(world.configurations(), [SECOND]);
  });

  it("is sent to an endpoint that had left, if something may have been missed since", async () => {
    const world = await SampleWorld.open();
    const line = new BreakableConnection();
    await world.start("cmx-1", undefined, {}, (bus) => line.around(bus));
    await world.disconnect();
    line.break();
    line.tell("disconnected");
    line.restore();
    await world.announce();
    assert.deepEqual(world.configurations(), [SECOND]);
  });

  it("that cannot be read is dropped", async () => {
    const world = await started();
    await world.sendAsProvider("kaa.v1.events.cdp.endpoint.config.new-available", Buffer.from("{}"));
    assert.deepEqual(world.answers, []);
    assert.ok(world.log.includes("warn: unreadable event dropped"));
  });

  it("of another provider is none of this one's", async () => {
    const world = await started({ KAA_CMX_CONFIGURATION_DATA_PROVIDER_SERVICE_INSTANCE_NAME: "cdp-b" });
    await world.announce();
    assert.deepEqual(world.answers, []);
  });
});
