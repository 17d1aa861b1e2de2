import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { BreakableConnection } from "../../transport/index.ts";
import { SampleWorld } from "./sample-world.ts";

async function started(environment = {}) {
  const world = await SampleWorld.open();
  const cex = await world.start("cex-1", environment);
  return { world, cex };
}

const COMMAND = '{"to":90}';

describe("a command over REST", () => {
  it("is sent to its endpoint at once, and its result answers the caller who waits", async () => {
    const { world } = await started();
    const answered = world.posting("awaitTimeout=5");
    await world.pass(50);
    assert.deepEqual(world.pushes(), [`[{"id":1,"payload":${COMMAND}}]`]);
    assert.equal(await world.report([{ id: 1, payload: { at: 90.5 } }]), 200);
    const { status, text } = await world.settled(answered);
    assert.deepEqual([status, text], [200, '{"at":90.5}']);
  });

  it("answers with its place who does not wait, or not for long enough", async () => {
    const { world } = await started();
    const asynchronous = await world.post("awaitTimeout=0");
    const impatient = await world.post("awaitTimeout=1");
    assert.deepEqual([asynchronous.status, impatient.status], [202, 202]);
    const location = impatient.headers.get("location") ?? "";
    assert.equal(location, "/api/v1/endpoints/e-1/commands/boil/2");
    assert.equal((await world.http(`http://cex-1-rest.memory${location}`)).status, 202);
    await world.report([{ id: 2, statusCode: 409, payload: "no water" }]);
    const { status, text } = await world.http(`http://cex-1-rest.memory${location}`);
    assert.deepEqual([status, text], [200, '"no water"']);
  });

  it("is refused for an endpoint that nobody knows, and for one of an appversion that there is not", async () => {
    const { world } = await started();
    world.registered.set("e-9", "toaster-v1");
    const unknown = await world.post("", COMMAND, { endpointId: "e-3" });
    const homeless = await world.post("", COMMAND, { endpointId: "e-9" });
    assert.deepEqual([unknown.status, homeless.status], [404, 404]);
  });

  it("is taken for an endpoint that the register does not have, but which has been heard of", async () => {
    const { world } = await started();
    world.intercept = ({ url }) => (url.includes("register") ? new Response("", { status: 404 }) : undefined);
    await world.connect("e-4");
    assert.equal((await world.post("awaitTimeout=0", COMMAND, { endpointId: "e-4" })).status, 202);
    assert.equal(world.pushes("e-4").length, 1);
  });

  it("is 503 if the register does not answer", async () => {
    const { world } = await started();
    world.intercept = ({ url }) => (url.includes("register") ? new Response("", { status: 500 }) : undefined);
    assert.equal((await world.post("")).status, 503);
  });

  it("is sent once if it is to live no longer than that", async () => {
    const { world } = await started();
    await world.post("awaitTimeout=0&commandTtl=0");
    await world.connect();
    assert.equal((await world.ask())?.text, "[]");
    assert.deepEqual(world.pushes(), [`[{"id":1,"payload":${COMMAND}}]`]);
  });

  it("is not sent past its deadline, and its result is not taken any more", async () => {
    const { world } = await started();
    const { headers } = await world.post("awaitTimeout=0&commandTtl=1000");
    await world.pass(1_000);
    assert.equal((await world.ask())?.text, "[]");
    assert.equal(await world.report([{ id: 1 }]), 410);
    const { text } = await world.http(`http://cex-1-rest.memory${headers.get("location")?.replace(/1$/, "last")}`);
    assert.match(text, /"status":"EXPIRED"/);
  });
});

describe("an endpoint", () => {
  it("is answered with all outstanding commands of the type, with none if there is none", async () => {
    const { world } = await started();
    assert.deepEqual(await world.ask(), {
      endpointId: "e-1",
      resourcePath: "/command/boil",
      requestId: 7,
      statusCode: 200,
      text: "[]",
    });
    for (const body of ["1", "2.0", "[3]"]) {
      await world.post("awaitTimeout=0", body);
    }
    assert.equal(await world.report([{ id: 2 }]), 200);
    assert.equal((await world.ask())?.text, '[{"id":1,"payload":1},{"id":3,"payload":[3]}]');
    assert.equal((await world.ask({}, "close"))?.text, "[]");
  });

  it("is told the types where it asks for all of them", async () => {
    const { world } = await started();
    await world.post("awaitTimeout=0", "1");
    await world.send({ resourcePath: "/command" });
    assert.equal(world.received.at(-1)?.text, '[{"id":1,"type":"boil","payload":1}]');
  });

  it("is sent nothing unasked once it does not want to be, until it does", async () => {
    const { world } = await started();
    await world.ask({ observe: false });
    await world.post("awaitTimeout=0");
    await world.connect();
    assert.deepEqual(world.pushes(), []);
    assert.equal((await world.ask({ observe: true }))?.text, `[{"id":1,"payload":${COMMAND}}]`);
    await world.post("awaitTimeout=0");
    assert.deepEqual(world.pushes(), [`[{"id":2,"payload":${COMMAND}}]`]);
  });

  it("is sent what is outstanding when it connects, and not what it was sent since", async () => {
    const { world } = await started();
    await world.post("awaitTimeout=0", "1");
    await world.pass(10);
    await world.connect();
    assert.deepEqual(world.pushes(), ['[{"id":1,"payload":1}]', '[{"id":1,"payload":1}]']);
    await world.post("awaitTimeout=0", "2");
    await world.pass(60_000);
    assert.deepEqual(world.pushes().slice(2), ['[{"id":2,"payload":2}]']);
  });

  it("is answered in the terms of 1/KP whatever it says", async () => {
    const { world } = await started();
    await world.post("awaitTimeout=0");
    const outcomes = [];
    for (const [resourcePath, payload] of [
      ["/command/boil", "nonsense"],
      ["/command/boil", '{"observe":1}'],
      ["/command/b*il", "{}"],
      ["/result/boil", '[{"id":1}]'],
      ["/result/boil", '[{"id":5,"statusCode":200}]'],
      ["/result", "[]"],
      ["/commands/boil", "{}"],
      ["/result/boil", '{"id":1,"statusCode":200,"type":"boil"}'],
      ["/result/boil", '[{"id":1,"statusCode":500}]'],
    ] as const) {
      await world.send({ resourcePath, payload: Buffer.from(payload) });
      outcomes.push(world.received.at(-1)?.statusCode);
    }
    assert.deepEqual(outcomes, [400, 400, 400, 400, 404, 404, 404, 200, 200]);
    await world.send({ appVersionName: "toaster-v1" });
    assert.equal(world.received.at(-1)?.statusCode, 404);
    await world.send({ endpointId: null });
    assert.equal(world.received.at(-1)?.statusCode, 400);
  });

  it("may have more outstanding than fits into a message", async () => {
    const { world } = await started();
    const body = JSON.stringify("x".repeat(400_000));
    for (let count = 0; count < 3; count += 1) {
      await world.post("awaitTimeout=0", body);
    }
    const idsIn = (text = "") => [...text.matchAll(/"id":(\d)/g)].map(([, id]) => id);
    assert.deepEqual(idsIn((await world.ask())?.text), ["1", "2"]);
    const before = world.pushes().length;
    await world.connect();
    assert.deepEqual(world.pushes().slice(before).map(idsIn), [["1", "2"], ["3"]]);
  });
});

describe("an invocation by 12/CIP", () => {
  it("has its own identifier, and its result goes where the caller wants it", async () => {
    const { world } = await started();
    await world.invoke();
    assert.deepEqual(world.pushes(), [`[{"id":284,"payload":${COMMAND}}]`]);
    await world.report([{ id: 284, statusCode: 201, payload: { at: 90 } }]);
    await world.report([{ id: 284 }]);
    const [{ payload, timestamp, ...result } = { payload: null, timestamp: 0 }] = world.results;
    assert.equal(Buffer.from(payload ?? []).toString(), '{"at":90}');
    assert.ok(timestamp > 0);
    assert.deepEqual(result, {
      correlationId: "invocation",
      timeout: 0,
      appVersionName: "kettle-v1",
      endpointId: "e-1",
      commandType: "boil",
      commandId: 284,
      statusCode: 201,
      reasonPhrase: null,
    });
    assert.equal(world.results.length, 1);
  });

  it("is answered 408 when its time is over, 409 for an identifier that is taken, 404 for an unknown endpoint", async () => {
    const { world } = await started();
    await world.invoke({ timeout: 1_000 });
    await world.invoke({ correlationId: "again" });
    await world.invoke({ endpointId: "e-3", correlationId: "nobody" });
    await world.pass(2_100);
    assert.deepEqual(
      world.results.map((one) => [one.correlationId, one.statusCode, one.appVersionName, one.reasonPhrase]),
      [
        ["again", 409, "kettle-v1", "There is a command 284 already"],
        ["nobody", 404, "", 'No endpoint "e-3"'],
        ["invocation", 408, "kettle-v1", "Command expired"],
      ],
    );
  });

  it("is refused if its payload or type is none, dropped if it is expired or unreadable, silent without a reply subject", async () => {
    const { world } = await started();
    await world.invoke({ payload: Buffer.from("{") });
    await world.invoke({ commandType: "b.il" });
    assert.deepEqual(
      world.results.map(({ statusCode }) => statusCode),
      [400, 400],
    );
    await world.invoke({ timestamp: world.time.now() - 10, timeout: 10 });
    await world.invoke({}, null);
    await world.report([{ id: 284 }]);
    assert.equal(world.results.length, 2);
    assert.equal(world.pushes().length, 1);
  });

  it("leaves its identifier out where REST callers are given theirs", async () => {
    const { world } = await started();
    await world.invoke({ commandId: 1 });
    assert.match((await world.post("awaitTimeout=0")).headers.get("location") ?? "", /\/2$/);
  });
});

describe("replicas of CEX", () => {
  it("answer at one the caller whose result comes to another", async () => {
    const world = await SampleWorld.open();
    const [first] = [await world.start("cex-1"), await world.start("cex-2")];
    for (let id = 1; id <= 6; id += 1) {
      const answered = world.posting("awaitTimeout=60", COMMAND, { replicaId: id % 2 === 0 ? "cex-1" : "cex-2" });
      await world.pass(50);
      const beforeMs = world.time.now();
      assert.equal(await world.report([{ id, payload: id }]), 200);
      assert.deepEqual([(await world.settled(answered)).text, world.time.now() - beforeMs < 1_000], [String(id), true]);
    }
    assert.equal(world.pushes().length, 6);
    await world.settled(first.close());
    assert.equal((await world.ask())?.text, "[]");
  });

  it("send what is outstanding once when an endpoint connects", async () => {
    const world = await SampleWorld.open();
    await world.start("cex-1");
    await world.start("cex-2");
    await world.post("awaitTimeout=0");
    await world.pass(10);
    await world.connect();
    assert.equal(world.pushes().length, 2);
  });

  it("send what a replica may have left undone that died without a word", async () => {
    const world = await SampleWorld.open();
    await world.start("cex-1");
    await world.post("awaitTimeout=0");
    const ghost = world.openStore();
    await ghost.enter("cex-2", world.time.now());
    await world.pass(2_900);
    assert.equal(world.pushes().length, 1);
    await world.pass(1_200);
    assert.equal(world.pushes().length, 2);
    await world.pass(10_000);
    assert.equal(world.pushes().length, 2);
  });

  it("send what was outstanding when nobody was there", async () => {
    const world = await SampleWorld.open();
    const store = world.openStore();
    const first = await world.start("cex-1");
    await world.post("awaitTimeout=0");
    await world.settled(first.close());
    const second = await world.start("cex-2");
    assert.equal(world.pushes().length, 2);
    await world.start("cex-3");
    await world.pass(1_000);
    assert.equal(world.pushes().length, 2);
    await world.settled(second.close());
    await store.close();
  });

  it("send what the bus did not take", async () => {
    const world = await SampleWorld.open();
    const connection = new BreakableConnection();
    await world.start("cex-1", {}, { connection });
    await world.start("cex-2");
    // Broken without a word, it is as good as dead.
    connection.break();
    await world.post("awaitTimeout=0");
    assert.deepEqual(world.pushes(), []);
    connection.restore();
    await world.pass(2_000);
    assert.deepEqual(world.pushes(), [`[{"id":1,"payload":${COMMAND}}]`]);
  });
});

describe("a batch", () => {
  it("goes to the endpoints that a filter matches, of which CEX need not have heard", async () => {
    const { world } = await started();
    world.filters.set("all", ["e-1", "e-2"]);
    const url = "http://cex-1-rest.memory/api/v1/endpoints/commands/boil/batch/by-filter?filterId=all";
    const init = { method: "POST", body: "1", headers: { "content-type": "application/json" } };
    const { status, text } = await world.http(url, init);
    assert.deepEqual([status, text], [200, '{"taskId":"1"}']);
    await world.pass(10);
    const pushed = '[{"id":1,"payload":1}]';
    assert.deepEqual([world.pushes("e-1"), world.pushes("e-2")], [[pushed], [pushed]]);
    await world.report([{ id: 1 }], { endpointId: "e-2" });
    const tasks = await world.http(
      "http://cex-1-rest.memory/api/v1/endpoints/commands/batch/tasks?appName=kettle&limit=1",
    );
    assert.match(tasks.text, /"pendingCount":1,"executedCount":1,"expiredCount":0/);
  });
});
