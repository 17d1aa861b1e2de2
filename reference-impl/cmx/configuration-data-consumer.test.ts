import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { ConfigResponse } from "../../protocol/cdtp/index.ts";
import { CmxCounts } from "./cmx-counts.ts";
import { ConfigurationDataConsumer, type ConfigurationPull } from "./configuration-data-consumer.ts";
import { ENVIRONMENT, PROVIDER_TIMEOUT_MS, SampleWorld } from "./sample-world.ts";
import { readCmxSettings } from "./settings.ts";

const RESPONSE_SUBJECT = "kaa.v1.replica.cmx-1.cdtp.response";

const PULL: ConfigurationPull = {
  correlationId: "c-1",
  appVersionName: "kettle-v1",
  endpointId: "e-1",
  configId: undefined,
  configName: undefined,
};

async function consumed() {
  const world = await SampleWorld.open();
  const counts = new CmxCounts();
  const consumer = new ConfigurationDataConsumer(readCmxSettings(ENVIRONMENT, "replica"), world.ports, counts);
  const results: (ConfigResponse | undefined)[] = [];
  const pull = async (changes: Partial<ConfigurationPull> = {}) => {
    assert.equal(
      consumer.pull({ ...PULL, ...changes }, (response) => results.push(response)),
      undefined,
    );
    await world.pass(1);
  };
  return { world, consumer, counts, results, pull };
}

describe("a pull", () => {
  it("asks for the current configuration, and says null for what is not known", async () => {
    const { world, pull } = await consumed();
    await pull();
    const [received] = world.requests;
    assert.equal(received?.replyTo, RESPONSE_SUBJECT);
    assert.deepEqual([received.request.configId, received.request.configName], [null, null]);
    assert.equal(received.request.timeout, PROVIDER_TIMEOUT_MS);
  });

  it("ends with the provider's response", async () => {
    const { world, results, pull } = await consumed();
    await pull();
    await world.respond(world.requests[0], { configId: "v9" });
    assert.deepEqual(
      results.map((response) => response?.configId),
      ["v9"],
    );
  });

  it("ends with nothing at its own deadline", async () => {
    const { world, results, pull } = await consumed();
    await pull();
    await world.pass(99);
    await pull({ correlationId: "c-2" });
    await pull({ correlationId: "c-3" });
    await world.respond(world.requests[1]);
    assert.equal(results.length, 1);
    await world.pass(PROVIDER_TIMEOUT_MS - 104);
    assert.equal(results.length, 1);
    await world.pass(1);
    assert.deepEqual(results.slice(1), [undefined]);
    await world.pass(100);
    assert.deepEqual(results.slice(1), [undefined]);
    await world.pass(1);
    assert.deepEqual(results.slice(1), [undefined, undefined]);
  });

  it("that begins when all others have ended has a deadline of its own", async () => {
    const { world, results, pull } = await consumed();
    await pull();
    await world.respond(world.requests[0]);
    await world.pass(PROVIDER_TIMEOUT_MS - 10);
    await pull({ correlationId: "c-2" });
    await world.pass(PROVIDER_TIMEOUT_MS - 2);
    assert.equal(results.length, 1);
    await world.pass(1);
    assert.deepEqual(results.slice(1), [undefined]);
  });

  it("ends once, even if the provider answers twice, or after the deadline", async () => {
    const { world, results, pull } = await consumed();
    await pull();
    await world.respond(world.requests[0]);
    await world.respond(world.requests[0], { configId: "again" });
    await world.pass(1_000);
    await world.respond(world.requests[0], { configId: "late" });
    assert.deepEqual(
      results.map((response) => response?.configId),
      ["v1"],
    );
    assert.equal(world.log.filter((line) => line.includes("answers nothing")).length, 2);
  });

  it("takes no notice of a response that cannot be read, expired, or belongs to nobody", async () => {
    const { world, results, pull } = await consumed();
    await pull();
    await world.respondWith(RESPONSE_SUBJECT, Uint8Array.of(1, 2, 3));
    await world.respond(world.requests[0], { timestamp: world.time.now() - 50, timeout: 50 });
    await world.respond(world.requests[0], { correlationId: "stranger" });
    await world.respond(world.requests[0], { endpointId: "another" });
    assert.deepEqual(results, []);
    assert.ok(world.log.includes("warn: response of the provider for another endpoint"));
    assert.ok(world.log.includes("warn: unreadable response of the provider"));
    await world.respond(world.requests[0], { timestamp: world.time.now() - 50, timeout: 60 });
    assert.equal(results.length, 1);
  });

  it("is refused, without being asked or answered, if it is larger than the bus takes", async () => {
    const { world, consumer, counts, results } = await consumed();
    const pull = { ...PULL, configId: "x".repeat(1_048_576) };
    assert.equal(
      consumer.pull(pull, (response) => results.push(response)),
      "too large",
    );
    await world.pass(PROVIDER_TIMEOUT_MS);
    assert.deepEqual([results, world.requests, counts.pendingPulls, counts.providerTimeouts], [[], [], 0, 0]);
  });
});

describe("what is counted", () => {
  it("is what is under way, what came too late, and what cannot be used", async () => {
    const { world, counts, pull } = await consumed();
    await pull();
    await pull({ correlationId: "c-2" });
    assert.equal(counts.pendingPulls, 2);
    await world.respondWith(RESPONSE_SUBJECT, Uint8Array.of(1, 2, 3));
    await world.respond(world.requests[0], { timestamp: world.time.now() - 50, timeout: 50 });
    await world.respond(world.requests[0]);
    assert.equal(counts.pendingPulls, 1);
    await world.pass(PROVIDER_TIMEOUT_MS);
    assert.deepEqual([counts.pendingPulls, counts.providerTimeouts], [0, 1]);
    assert.deepEqual([...counts.unreadable.entries()], [["provider response", 1]]);
    assert.deepEqual([...counts.expired.entries()], [["provider response", 1]]);
  });
});

describe("many pulls", () => {
  it("are refused, without being asked or answered, above a hundred thousand at one time", async () => {
    const { world, consumer, results } = await consumed();
    const done = (response: ConfigResponse | undefined) => results.push(response);
    for (let count = 0; count < 100_000; count += 1) {
      assert.equal(consumer.pull({ ...PULL, correlationId: `c-${count}` }, done), undefined);
    }
    assert.equal(consumer.pull({ ...PULL, correlationId: "one too many" }, done), "too many");
    assert.deepEqual([results, world.requests], [[], []]);
  });
});

describe("draining", () => {
  it("waits for every pull that is under way, and then takes no more responses", async () => {
    const { world, consumer, results, pull } = await consumed();
    await pull();
    await pull({ correlationId: "c-2" });
    const drained = consumer.drain();
    await world.respond(world.requests[0]);
    assert.equal((await world.time.within(1, drained)).settled, false);
    await world.respond(world.requests[1]);
    assert.equal((await world.time.within(1, drained)).settled, true);
    const logged = world.log.length;
    await world.respond(world.requests[1]);
    assert.deepEqual([results.length, world.log.length], [2, logged]);
  });
});
