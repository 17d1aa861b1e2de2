import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { type CmxRules, cmxRules, startCmx } from "./index.ts";
import { clientData, ENVIRONMENT, PROVIDER_TIMEOUT_MS, SampleWorld } from "./sample-world.ts";

const BUS_BYTES_MAX = 1_048_576;
const EVERY_REPLICA = "kaa.v1.service.kpc.esp.ExtensionData";

async function started(rules: CmxRules = cmxRules) {
  const world = await SampleWorld.open();
  await world.settled(startCmx(world.ports, ENVIRONMENT, rules));
  await world.pass(1);
  return world;
}

/** Has the endpoint say whether it observes, and the provider answer. */
async function say(world: SampleWorld, observe: boolean | undefined, configName: string | null = null) {
  const payload = Buffer.from(JSON.stringify({ observe }));
  await world.send(clientData({ payload, configName, timestamp: world.time.now() }));
  await world.respond(world.requests.pop());
}

function pushed(world: SampleWorld): string[] {
  return world.pushes().map(({ answer }) => Buffer.from(answer.payload ?? []).toString());
}

const V1 = '{"configId":"v1","config":5,"statusCode":200,"reasonPhrase":"OK"}';
const V2 = '{"configId":"v2","config":6,"statusCode":200,"reasonPhrase":"OK"}';

describe("an endpoint that connects", () => {
  it("gets its latest configuration, addressed to every replica of the communication service", async () => {
    const world = await started();
    await world.connect();
    const [received] = world.requests;
    assert.deepEqual(
      [received?.request.endpointId, received?.request.appVersionName, received?.request.configId],
      ["e-1", "kettle-v1", null],
    );
    await world.respond(received);
    assert.deepEqual(
      world.answers.map(({ subject, answer }) => [subject, answer]),
      [
        [
          EVERY_REPLICA,
          {
            correlationId: "event-1",
            timestamp: world.time.now() - 1,
            timeout: 0,
            appVersionName: "kettle-v1",
            extensionInstanceName: "cmx",
            endpointId: "e-1",
            resourcePath: "/config/json",
            requestId: null,
            payload: Uint8Array.from(Buffer.from(V1)),
            statusCode: 200,
            reasonPhrase: "OK",
          },
        ],
      ],
    );
  });

  it("is served beside all others of its connection", async () => {
    const world = await started();
    const endpoints = new Map([
      ["e-1", "kettle-v1"],
      ["e-2", "kettle-v2"],
    ]);
    await world.connect({ endpoints });
    for (const request of world.requests) {
      await world.respond(request, { configId: `of ${request.request.endpointId}` });
    }
    assert.deepEqual(
      world.pushes().map(({ answer }) => [answer.endpointId, answer.appVersionName]),
      [...endpoints],
    );
  });

  for (const [circumstance, response] of [
    ["has no configuration", { configId: "", content: Buffer.from("null") }],
    ["has no configuration, said without content", { configId: null, content: null }],
    ["has no configuration, said by status", { statusCode: 404, content: null }],
    ["is unknown to the provider", { statusCode: 500, content: null }],
    ["has one that is not JSON", { content: Buffer.from("{") }],
  ] as const) {
    it(`gets nothing if it ${circumstance}`, async () => {
      const world = await started();
      await world.connect();
      await world.respond(world.requests[0], response);
      assert.deepEqual(world.answers, []);
    });
  }

  it("gets nothing if the provider does not answer in time, and not an error either", async () => {
    const world = await started();
    await world.connect();
    await world.pass(PROVIDER_TIMEOUT_MS);
    await world.respond(world.requests[0]);
    assert.deepEqual(world.answers, []);
  });

  it("gets nothing if the provider cannot be asked, and the log says so", async () => {
    const world = await started();
    await world.connect({ endpoints: new Map([["e-1", "x".repeat(BUS_BYTES_MAX - 45)]]), correlationId: "" });
    assert.deepEqual([world.requests, world.answers], [[], []]);
    assert.ok(world.log.includes("warn: push dropped: the provider cannot be asked"));
  });

  it("gets nothing if its configuration is too large for the bus, and the log says so", async () => {
    const world = await started();
    await world.connect();
    await world.respond(world.requests[0], { content: Buffer.from(JSON.stringify("x".repeat(BUS_BYTES_MAX - 115))) });
    assert.deepEqual(world.answers, []);
    assert.ok(world.log.includes("warn: push dropped: it is too large for the message bus"));
  });
});

describe("an endpoint that changes its appversion", () => {
  it("gets the configuration that it has there", async () => {
    const world = await started();
    await world.changeAppVersion();
    assert.equal(world.requests[0]?.request.appVersionName, "kettle-v2");
    await world.respond(world.requests[0]);
    assert.deepEqual(
      world.pushes().map(({ answer }) => answer.appVersionName),
      ["kettle-v2"],
    );
  });
});

describe("an update of a configuration", () => {
  it("is sent as it is, without asking the provider", async () => {
    const world = await started();
    await world.update();
    assert.deepEqual(pushed(world), [V2]);
    assert.deepEqual(world.requests, []);
  });

  for (const [circumstance, changes] of [
    ["is none: the configuration was removed", { configId: "", content: Buffer.from("null") }],
    ["has content that is not JSON", { content: Buffer.from("{") }],
    ["has no content", { content: new Uint8Array() }],
    ["is of another type", { contentType: "application/x-protobuf" }],
    ["has no identifier", { configId: "" }],
  ] as const) {
    it(`is not sent if it ${circumstance}`, async () => {
      const world = await started();
      await world.update(changes);
      assert.deepEqual(world.answers, []);
      await world.update();
      assert.deepEqual(pushed(world), [V2]);
    });
  }

  it("is sent instead of an older configuration that is still being fetched", async () => {
    const world = await started();
    await world.connect();
    const answeredAtMs = world.time.now();
    await world.update();
    await world.respond(world.requests[0], { timestamp: answeredAtMs });
    assert.deepEqual(pushed(world), [V2]);
  });

  it("is followed by a later configuration that was being fetched meanwhile", async () => {
    const world = await started();
    await world.connect();
    await world.update();
    await world.respond(world.requests[0], { configId: "v3" });
    assert.equal(pushed(world).length, 2);
    assert.match(pushed(world)[1] ?? "", /"v3"/);
  });

  it("of another appversion does not stand in for the configuration that is being fetched", async () => {
    const world = await started();
    await world.connect();
    const answeredAtMs = world.time.now();
    await world.update({ appVersionName: "kettle-v0" });
    await world.respond(world.requests[0], { timestamp: answeredAtMs });
    assert.deepEqual(pushed(world), [V1]);
  });

  for (const [circumstance, happen] of [
    ["said that it has another one when it connected", (world: SampleWorld) => world.connect()],
    ["said that it has another one in a request", (world: SampleWorld) => world.send(clientData())],
  ] as const) {
    it(`of an appversion is not sent if the endpoint ${circumstance}`, async () => {
      const world = await started();
      await happen(world);
      await world.update({ appVersionName: "kettle-v2" });
      assert.deepEqual(world.pushes(), []);
      await world.update();
      assert.deepEqual(pushed(world), [V2]);
    });
  }

  it("of the former appversion is not sent any more, nor a configuration of it that was being fetched", async () => {
    const world = await started();
    await world.connect();
    const fetching = world.requests.pop();
    await world.changeAppVersion();
    await world.update();
    await world.respond(fetching);
    assert.deepEqual(world.pushes(), []);
    await world.update({ appVersionName: "kettle-v2" });
    assert.deepEqual(pushed(world), [V2]);
  });

  it("that cannot be sent does not stand in for the configuration that is being fetched", async () => {
    const world = await started();
    await world.connect();
    const answeredAtMs = world.time.now();
    await world.update({ content: Buffer.from("{") });
    await world.respond(world.requests[0], { timestamp: answeredAtMs });
    assert.deepEqual(pushed(world), [V1]);
  });
});

describe("an endpoint that observes", () => {
  for (const [said, gets] of [
    [[], 1],
    [[undefined], 1],
    [[true], 1],
    [[false], 0],
    [[true, false], 0],
    [[false, undefined], 0],
    [[false, true], 1],
    [[true, false, true, false], 0],
    [[false, true, false, true], 1],
  ] as const) {
    it(`gets ${gets === 0 ? "nothing" : "everything"} unasked having said ${said.join(", ") || "nothing"}`, async () => {
      const world = await started();
      for (const observe of said) {
        await say(world, observe);
      }
      assert.equal(world.answers.length, said.length);
      await world.update();
      assert.equal(world.pushes().length, gets);
      for (const happen of [() => world.connect(), () => world.changeAppVersion()]) {
        await happen();
        assert.equal(world.requests.length, gets);
        await (gets === 0 ? undefined : world.respond(world.requests.pop()));
      }
      assert.equal(world.pushes().length, 3 * gets);
    });
  }

  it("is believed even if it changes its mind within one millisecond", async () => {
    const world = await started();
    for (const observe of [true, false, true, false]) {
      await world.send(clientData({ payload: Buffer.from(JSON.stringify({ observe })), timestamp: 1_000 }));
    }
    await world.update();
    assert.deepEqual(world.pushes(), []);
  });

  it("is believed even if a clock was far ahead when it said the opposite", async () => {
    const world = await started();
    const farAheadMs = world.time.now() + 3_600_000;
    await world.send(clientData({ payload: Buffer.from('{"observe":true}'), timestamp: farAheadMs }));
    await say(world, false);
    await world.update();
    assert.deepEqual(world.pushes(), []);
  });

  for (const [name, gets] of [
    ["wifi", 1],
    ["default", 0],
  ] as const) {
    it(`stops getting its default configuration by what it says of ${name}: ${gets === 0}`, async () => {
      const world = await started();
      await say(world, false, name);
      await world.update();
      assert.equal(world.pushes().length, gets);
    });
  }

  it("gets nothing after all if it says so while its configuration is being fetched", async () => {
    const world = await started();
    await world.connect();
    const fetching = world.requests.pop();
    await say(world, false);
    await world.respond(fetching);
    assert.deepEqual(world.pushes(), []);
  });

  it("is decided about by the rules that are given", async () => {
    const world = await started({ ...cmxRules, isPushWanted: (observes) => observes === true });
    await world.update();
    assert.deepEqual(world.pushes(), []);
    await say(world, true);
    await world.update();
    assert.equal(world.pushes().length, 1);
  });
});
