import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { raw2017CmxRules } from "./index.ts";
import {
  BEGINNING_MS,
  clientData,
  INSTANCE_SUBJECT,
  PROVIDER_TIMEOUT_MS,
  REPLICA_SUBJECT,
  SampleWorld,
} from "./sample-world.ts";

async function started() {
  const world = await SampleWorld.open();
  await world.start();
  return world;
}

const statuses = (world: SampleWorld) =>
  world.answers.map(({ answer }) => [answer.requestId, answer.statusCode, answer.reasonPhrase]);

describe("a request for the configuration", () => {
  it("is put to the provider and answered with the entries and an identifier", async () => {
    const world = await started();
    await world.send(clientData());
    assert.deepEqual(world.requests, [
      {
        replyTo: "kaa.v1.service.cmx.cmx-1",
        request: {
          correlationId: "c-1",
          timestamp: BEGINNING_MS + 1,
          timeout: PROVIDER_TIMEOUT_MS,
          appVersionToken: "kettle-v1",
          endpointId: "e-1",
        },
      },
    ]);
    await world.respond({ content: Buffer.from('{"fan": 1.0}') });
    assert.equal(world.answers.length, 1);
    const [received] = world.answers;
    assert.ok(received !== undefined);
    const { payload, ...answer } = received.answer;
    assert.match(Buffer.from(payload ?? []).toString(), /^\{"id":[1-9]\d*,"entries":\[\{"fan": 1\.0\}\]\}$/);
    assert.equal(received.subject, REPLICA_SUBJECT);
    assert.deepEqual(answer, {
      correlationId: "c-1",
      timestamp: BEGINNING_MS + 2,
      timeout: 0,
      appVersionName: "kettle-v1",
      extensionInstanceName: "cmx",
      endpointId: "e-1",
      resourcePath: "/json",
      requestId: 7,
      statusCode: 200,
      reasonPhrase: "OK",
    });
  });

  it("without request id is answered without one, to every replica if none asked for it", async () => {
    const world = await started();
    await world.send(clientData({ requestId: null }), null);
    await world.respond();
    assert.deepEqual(world.configurations(), ['{"id":#,"entries":[5]}']);
    assert.deepEqual(
      world.answers.map(({ subject, answer }) => [subject, answer.requestId]),
      [[INSTANCE_SUBJECT, null]],
    );
  });

  it("has the elements of an array for entries", async () => {
    const world = await started();
    await world.send(clientData());
    await world.respond({ content: Buffer.from('[15, [1e2],"x"]') });
    assert.deepEqual(world.configurations(), ['{"id":#,"entries":[15, [1e2],"x"]}']);
  });

  it("is answered 204 if there is no configuration, and not at all without a request id", async () => {
    const world = await started();
    const none = { correlationId: "c-1", timestamp: 0, timeout: 0, contentType: "json", configVersion: 0 };
    for (const requestId of [7, null]) {
      await world.send(clientData({ requestId }));
      world.offer = undefined;
      await world.respond({ ...none, timestamp: BEGINNING_MS, statusCode: 2 });
    }
    assert.deepEqual(statuses(world), [[7, 204, "No Content"]]);
    assert.equal(world.answers[0]?.answer.payload, null);
  });

  it("waits for nobody else: two of them under one correlation id have their own answers", async () => {
    const world = await started();
    await world.send(clientData());
    await world.send(clientData({ endpointId: "e-2", requestId: 8 }));
    await world.respond({ content: Buffer.from("1") });
    await world.respond({ content: Buffer.from("2") });
    assert.deepEqual(world.configurations(), ['{"id":#,"entries":[1]}', '{"id":#,"entries":[2]}']);
    assert.deepEqual(
      world.answers.map(({ answer }) => [answer.endpointId, answer.correlationId]),
      [
        ["e-1", "c-1"],
        ["e-2", "c-1"],
      ],
    );
  });

  it("is decided by the rules that are given", async () => {
    const world = await SampleWorld.open();
    const answer = { statusCode: 418, reasonPhrase: "Teapot", payload: null };
    await world.start("cmx-1", { ...raw2017CmxRules, clientMessage: () => ({ kind: "refused", answer }) });
    await world.send(clientData());
    assert.deepEqual(statuses(world), [[7, 418, "Teapot"]]);
  });
});

describe("a request that makes no sense", () => {
  for (const [circumstance, changes, statusCode, reason] of [
    [
      "another resource",
      { resourcePath: "/config/json" },
      404,
      "No resource /config/json; there are /json and /json/status",
    ],
    [
      "a payload",
      { payload: Buffer.from("{}") },
      400,
      "A request for a configuration has an empty payload; this one has 2 bytes",
    ],
    ["no endpoint", { endpointId: null }, 400, "No endpoint is named; a configuration belongs to an endpoint"],
  ] as const) {
    it(`is answered ${statusCode} without asking the provider: ${circumstance}`, async () => {
      const world = await started();
      await world.send(clientData(changes));
      assert.deepEqual(world.requests, []);
      assert.deepEqual(statuses(world), [[7, statusCode, reason]]);
    });
  }

  it("is dropped if it cannot be read or has expired", async () => {
    const world = await started();
    await world.send(Buffer.from("nonsense"));
    await world.send(clientData({ timestamp: BEGINNING_MS - 10, timeout: 5 }));
    assert.deepEqual([world.requests, world.answers], [[], []]);
  });
});

describe("a provider in difficulties", () => {
  for (const [circumstance, response, reason] of [
    ["says FAIL", { statusCode: 1 }, "The configuration data provider failed"],
    [
      "sends another content type",
      { contentType: "protobuf" },
      'The configuration is of content type "protobuf", not json',
    ],
    ["sends no JSON", { content: Buffer.from("{") }, /^The configuration is not JSON: /],
  ] as const) {
    it(`${circumstance}: the endpoint is answered 500 with the reason`, async () => {
      const world = await started();
      await world.send(clientData());
      await world.respond(response);
      const [[requestId, statusCode, reasonPhrase] = []] = statuses(world);
      assert.deepEqual([requestId, statusCode], [7, 500]);
      assert.match(String(reasonPhrase), reason instanceof RegExp ? reason : new RegExp(`^${reason}$`));
    });
  }

  it("says OK without content: the endpoint is answered 500", async () => {
    const world = await started();
    await world.send(clientData());
    const [request] = world.requests;
    const addressed =
      '"correlationId":"c-1","timestamp":1,"timeout":0,"appVersionToken":"kettle-v1","endpointId":"e-1"';
    const payload = Buffer.from(`{${addressed},"contentType":"json","configVersion":1,"statusCode":0}`);
    await world.sendAsProvider(request?.replyTo ?? "", payload);
    assert.deepEqual(statuses(world), [[7, 500, "The configuration data provider sent no content"]]);
  });

  it("is given up at its deadline, to the millisecond", async () => {
    const world = await started();
    await world.send(clientData());
    await world.pass(60_000);
    assert.deepEqual(statuses(world), [[7, 504, "Configuration data provider did not answer within 1000 ms"]]);
    assert.equal(world.answers[0]?.atMs, BEGINNING_MS + 1 + PROVIDER_TIMEOUT_MS);
    await world.respond();
    assert.equal(world.answers.length, 1);
    assert.ok(world.log.includes("debug: response of the provider that answers nothing"));
  });

  it("is not there at all: the answer is the same, and the log says why", async () => {
    const world = await SampleWorld.open("absent");
    await world.start();
    await world.send(clientData());
    assert.ok(world.log.includes("warn: no configuration data provider is listening"));
    await world.pass(PROVIDER_TIMEOUT_MS);
    assert.equal(world.answers[0]?.answer.statusCode, 504);
  });

  for (const [circumstance, changes] of [
    ["answers for another endpoint", { endpointId: "e-9" }],
    ["answers something else", { correlationId: "c-9" }],
    ["answers with what has expired", { timestamp: BEGINNING_MS - 10, timeout: 5 }],
  ] as const) {
    it(`${circumstance}: that is none of the endpoint's business`, async () => {
      const world = await started();
      await world.send(clientData());
      await world.respond(changes);
      assert.deepEqual(world.answers, []);
    });
  }

  it("sends what cannot be read: that is dropped", async () => {
    const world = await started();
    await world.send(clientData());
    await world.sendAsProvider("kaa.v1.service.cmx.cmx-1", Buffer.from("nonsense"));
    assert.deepEqual(world.answers, []);
    assert.ok(world.log.includes("warn: unreadable response of the provider"));
  });
});
