import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { clientData, SampleWorld } from "./sample-world.ts";

async function delivered(replicas = 1) {
  const world = await SampleWorld.open();
  world.offer = { configVersion: 7 };
  for (let replica = 1; replica <= replicas; replica += 1) {
    await world.start(`cmx-${replica}`);
  }
  await world.send(clientData());
  return { world, id: world.lastId() };
}

describe("a confirmation", () => {
  it("with ok is announced: the endpoint has taken the configuration", async () => {
    const { world, id } = await delivered();
    await world.confirm({ id, status: "ok" });
    assert.deepEqual(world.updates, [
      {
        correlationId: "c-2",
        eventTimestamp: world.time.now() - 1,
        originatorReplicaId: "cmx-1",
        appVersionToken: "kettle-v1",
        endpointId: "e-1",
        configVersion: 7,
      },
    ]);
    assert.equal(world.answers.length, 1);
  });

  it("is announced once, however often it comes", async () => {
    const { world, id } = await delivered();
    await world.confirm({ id, status: "ok" });
    await world.confirm({ id, status: "ok" });
    assert.equal(world.updates.length, 1);
  });

  for (const [circumstance, confirmation, changes] of [
    ["with an error", { status: "too hot" }, {}],
    ["with OK in another spelling", { status: "OK" }, {}],
    ["of an unknown identifier", { id: 1 }, {}],
    ["of an identifier that is its text", { id: "text" }, {}],
    ["of another endpoint", {}, { endpointId: "e-2" }],
  ] as const) {
    it(`${circumstance} is not announced`, async () => {
      const { world, id } = await delivered();
      const wrong = { id, status: "ok", ...confirmation };
      await world.confirm({ ...wrong, id: wrong.id === "text" ? String(id) : wrong.id }, changes);
      assert.deepEqual(world.updates, []);
    });
  }

  it("of another endpoint takes nothing away from the one that it belongs to", async () => {
    const { world, id } = await delivered();
    await world.confirm({ id, status: "ok" }, { endpointId: "e-2" });
    await world.confirm({ id, status: "ok" });
    assert.equal(world.updates.length, 1);
  });

  it("with an error settles the matter: ok comes too late", async () => {
    const { world, id } = await delivered();
    await world.confirm({ id, status: "too hot" });
    await world.confirm({ id, status: "ok" });
    assert.deepEqual(world.updates, []);
    assert.ok(world.log.includes("warn: an endpoint did not take its configuration"));
  });

  it("is understood with the request id in its path, and answered if it has one of its own", async () => {
    const { world, id } = await delivered();
    await world.confirm({ id, status: "ok" }, { resourcePath: "/json/7/status", requestId: 9 });
    assert.equal(world.updates.length, 1);
    const answer = world.answers.at(-1)?.answer;
    assert.deepEqual([answer?.requestId, answer?.statusCode, answer?.payload], [9, 200, null]);
  });

  it("that cannot be read is answered with an error", async () => {
    const { world } = await delivered();
    const payload = Buffer.from('{"id":7}');
    await world.send(clientData({ resourcePath: "/json/status", requestId: 9, payload }));
    const answer = world.answers.at(-1)?.answer;
    assert.deepEqual(
      [answer?.statusCode, answer?.reasonPhrase],
      [400, "Confirmation: confirmation: must have required property 'status'"],
    );
    assert.deepEqual(world.updates, []);
  });

  it("of an earlier one of two counts for that one", async () => {
    const { world, id } = await delivered();
    await world.announce({ configVersion: 8 });
    await world.confirm({ id, status: "ok" });
    assert.deepEqual(
      world.updates.map(({ configVersion }) => configVersion),
      [7],
    );
  });
});

describe("replicas", () => {
  it("share requests, and settle confirmations whichever of them hears", async () => {
    const { world } = await delivered(2);
    for (let turn = 0; turn < 12; turn += 1) {
      await world.send(clientData());
      await world.confirm({ id: world.lastId(), status: "ok" }, { correlationId: `turn-${turn}` });
    }
    assert.equal(world.answers.length, 13);
    assert.deepEqual(
      world.updates.map(({ correlationId }) => correlationId),
      Array.from({ length: 12 }, (_, turn) => `turn-${turn}`),
    );
    assert.equal(new Set(world.updates.map(({ originatorReplicaId }) => originatorReplicaId)).size, 2);
  });

  it("all know what an endpoint has, and push to it once", async () => {
    const { world, id } = await delivered(2);
    await world.confirm({ id, status: "ok" });
    const before = world.answers.length;
    for (let turn = 0; turn < 6; turn += 1) {
      await world.connect();
    }
    assert.equal(world.answers.length, before);
    await world.announce({ configVersion: 8 });
    assert.equal(world.answers.length, before + 1);
  });

  it("drop what they cannot read of each other", async () => {
    const { world } = await delivered(2);
    await world.sendAsProvider("kaa.v1.service.cmx.raw-2017-siblings.Confirmed", Buffer.from("{}"));
    assert.ok(world.log.includes("warn: unreadable message of a sibling"));
  });
});
