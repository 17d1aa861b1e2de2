import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { ClientData } from "../../protocol/esp/index.ts";
import { adxRules } from "./rules.ts";
import { clientData, REPLICA_SUBJECT, SampleWorld } from "./sample-world.ts";

const SETTINGS = { application: '{"a":1.0,"b":{"c":"é"}}', appVersion: '{"a":2}' };

async function started(settings = SETTINGS, environment = {}) {
  const world = await SampleWorld.open(settings);
  const adx = await world.start("adx-1", environment);
  return { world, adx };
}

describe("ADX", () => {
  it("answers a query with what Tekton has, on the subject of the request, with what tells the request apart", async () => {
    const { world } = await started();
    await world.send(clientData({ correlationId: "mine", requestId: 9, payload: Buffer.from('{"q":"b"}') }));
    const [received] = world.answers;
    assert.equal(received?.subject, REPLICA_SUBJECT);
    const { timestamp, payload, ...answer } = received.answer;
    assert.equal(Buffer.from(payload ?? []).toString(), '{"c":"é"}');
    assert.equal(timestamp, world.time.now() - 1);
    assert.deepEqual(answer, {
      correlationId: "mine",
      timeout: 0,
      appVersionName: "kettle-v1",
      extensionInstanceName: "adx",
      endpointId: "e-1",
      resourcePath: "/json",
      requestId: 9,
      statusCode: 200,
      reasonPhrase: "OK",
    });
  });

  it("answers on the subject of the communication service if the request names none", async () => {
    const { world } = await started();
    await world.send(clientData(), null);
    assert.deepEqual(
      world.answers.map(({ subject }) => subject),
      ["kaa.v1.service.kpc.esp.ExtensionData"],
    );
  });

  it("prefers the appversion, falls back to the application, and answers 404 for the rest", async () => {
    const { world } = await started();
    const answers = [];
    for (const q of ["a", "b.c", "b", "nothing", "versions", "versions.kettle-v1.a"]) {
      answers.push(await world.ask(q));
    }
    assert.deepEqual(answers, ["2", '"é"', '{"c":"é"}', 404, 404, 404]);
  });

  it("answers 404 for an appversion that there is not, and for another resource; 400 for what is no query", async () => {
    const { world } = await started();
    assert.equal(await world.ask("a", "kettle-v2"), 404);
    for (const [changes, status] of [
      [{ resourcePath: "/xml" }, 404],
      [{ payload: Buffer.from("{") }, 400],
      [{ payload: new Uint8Array() }, 400],
      [{ payload: Buffer.from('{"q":""}') }, 400],
    ] as const) {
      await world.send(clientData(changes));
      assert.equal(world.answers.at(-1)?.answer.statusCode, status);
      assert.equal(world.answers.at(-1)?.answer.payload, null);
    }
  });

  it("wraps responses if it is told to", async () => {
    const { world } = await started(SETTINGS, { SERVICE_WRAP_RESPONSE: "true" });
    assert.equal(await world.ask("b.c"), '{"b.c":"é"}');
    assert.equal(await world.ask("nothing"), 404);
  });

  it("drops what cannot be read and what has expired, and goes on", async () => {
    const { world } = await started();
    await world.send(Buffer.from("garbage"));
    await world.send(clientData({ timestamp: world.time.now() - 100, timeout: 100 }));
    assert.deepEqual(world.answers, []);
    assert.equal(await world.ask("a"), "2");
  });

  it("answers with an error if the answer is too large for the bus", async () => {
    const { world } = await started({ application: `{"a":"${"x".repeat(1_100_000)}"}`, appVersion: "{}" });
    assert.equal(await world.ask("a"), 500);
  });

  it("answers each of many queries for the same attribute, and after a change the new value at once", async () => {
    const { world } = await started();
    assert.deepEqual([await world.ask("a"), await world.ask("a")], ["2", "2"]);
    world.settings = { ...SETTINGS, appVersion: '{"a":3}' };
    world.announce();
    await world.pass(110);
    assert.equal(await world.ask("a"), "3");
  });

  it("takes no question that it has answered before for another that looks alike", async () => {
    const { world } = await started();
    const payload = Buffer.from('{"q":"a"}');
    const status = async (changes: Partial<ClientData>) => {
      await world.send(clientData({ payload, ...changes }));
      return world.answers.at(-1)?.answer.statusCode;
    };
    const notUtf8 = Buffer.from([...Buffer.from('{"q":"a'), 0xe9, ...Buffer.from('"}')]);
    const utf8 = Buffer.from('{"q":"a\u00e9"}');
    for (const turn of ["first", "second"]) {
      const found = [await status({}), await status({ resourcePath: "/xml" }), await status({ appVersionName: "x" })];
      const spelled = [await status({ payload: notUtf8 }), await status({ payload: utf8 })];
      assert.deepEqual([...found, ...spelled], [200, 404, 404, 400, 404], `in the ${turn} turn`);
    }
  });

  it("decides by its rules, any of which can be replaced", async () => {
    const world = await SampleWorld.open(SETTINGS);
    await world.start("adx-1", {}, { ...adxRules, findAttribute: () => ({ kind: "found", text: "7" }) });
    assert.equal(await world.ask("nothing"), "7");
  });
});

describe("ADX during an outage of Tekton", () => {
  it("answers 503 if it never had data, is unhealthy, and recovers by itself", async () => {
    const world = await SampleWorld.open(SETTINGS);
    world.intercept = () => Response.error();
    await world.start();
    assert.equal(await world.ask("a"), 503);
    const { status, text } = await world.http("http://adx-1.memory/health");
    assert.equal(status, 500);
    assert.match(text, /^Configurations are not known yet: GET http:\/\/tekton\.memory.*\n$/);
    world.intercept = () => undefined;
    await world.pass(5_000);
    assert.equal(await world.ask("a"), "2");
    assert.equal((await world.http("http://adx-1.memory/health")).status, 200);
  });

  it("answers from what it last knew, stays healthy, and names what is degraded", async () => {
    const { world } = await started();
    world.intercept = () => new Promise(() => {});
    await world.pass(120_000);
    assert.equal(await world.ask("a"), "2");
    assert.equal(await world.ask("a", "kettle-v2"), 404);
    const { status, text } = await world.http("http://adx-1.memory/health");
    assert.equal(status, 200);
    assert.match(text, /^OK\nDegraded: Tekton, tenant kaa: GET .*: it took more than 5000 ms\n$/);
  });

  it("catches up with an event that was lost within a period", async () => {
    const { world } = await started(SETTINGS, { KAA_TEKTON_REFRESH_PERIOD_MILLIS: "1000" });
    world.settings = { ...SETTINGS, appVersion: '{"a":3}' };
    await world.pass(1_100);
    assert.equal(await world.ask("a"), "3");
  });
});

describe("replicas of ADX", () => {
  it("share queries, and all of them hear of changes", async () => {
    const world = await SampleWorld.open(SETTINGS);
    for (const replicaId of ["adx-1", "adx-2", "adx-3"]) {
      await world.start(replicaId);
    }
    world.settings = { ...SETTINGS, appVersion: '{"a":3}' };
    world.announce();
    await world.pass(110);
    for (let count = 1; count <= 50; count += 1) {
      assert.equal(await world.ask("a"), "3");
      assert.equal(world.answers.length, count);
    }
    for (const replicaId of ["adx-1", "adx-2", "adx-3"]) {
      const { text } = await world.http(`http://${replicaId}.memory/metrics`);
      assert.match(text, /^kaa_adx_answers_total\{status_code="200"\} \d+$/m);
      assert.match(text, /^kaa_adx_configuration_updates_total\{kind="targeted"\} 1$/m);
      assert.match(text, /^kaa_adx_configuration_refreshes_total\{result="done"\} 2$/m);
    }
  });

  it("leave the work to the others when they close, and ask nobody any more", async () => {
    const world = await SampleWorld.open(SETTINGS);
    const first = await world.start("adx-1");
    await world.start("adx-2");
    await world.settled(Promise.all([first.close(), first.close()]));
    let asked = 0;
    world.intercept = () => {
      asked += 1;
      return undefined;
    };
    await world.pass(61_000);
    assert.equal(asked, 2, "the replica that goes on asks twice a period");
    for (let count = 0; count < 10; count += 1) {
      assert.equal(await world.ask("a"), "2");
    }
    await assert.rejects(world.http("http://adx-1.memory/health"), /nobody serves it/);
    await assert.rejects(world.http("http://adx-1-rest.memory/"), /nobody serves it/);
  });

  it("cannot have the same name, and the one that came late leaves nothing behind", async () => {
    const { world } = await started();
    await assert.rejects(world.start("adx-1"), /ADDRESS_IN_USE/);
    let asked = 0;
    world.intercept = () => {
      asked += 1;
      return undefined;
    };
    await world.pass(59_900);
    world.announce();
    await world.pass(10);
    assert.equal(asked, 2);
  });
});
