import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { configRequestSubject } from "../../protocol/cdtp/index.ts";
import {
  clientDataCodec,
  clientDataSubject,
  type ExtensionData,
  extensionDataCodec,
} from "../../protocol/esp/index.ts";
import type { BusMessage, MessageBus } from "../../transport/index.ts";
import { type CmxRules, cmxRules, startCmx } from "./index.ts";
import {
  BEGINNING_MS,
  clientData,
  ENVIRONMENT,
  PROVIDER_TIMEOUT_MS,
  REPLICA_SUBJECT,
  SampleWorld,
} from "./sample-world.ts";

async function started(provider?: "silent" | "absent") {
  const world = await SampleWorld.open(provider);
  const service = await world.settled(startCmx(world.ports, ENVIRONMENT));
  await world.pass(1);
  return { world, service };
}

describe("a request for a configuration", () => {
  it("is put to the provider and answered with what it said", async () => {
    const { world } = await started();
    await world.send(clientData({ payload: Buffer.from('{"configId":"v0"}'), configName: "wifi" }));
    assert.deepEqual(world.requests, [
      {
        replyTo: "kaa.v1.replica.cmx-1.cdtp.response",
        request: {
          correlationId: "c-1",
          timestamp: BEGINNING_MS + 1,
          timeout: PROVIDER_TIMEOUT_MS,
          appVersionName: "kettle-v1",
          endpointId: "e-1",
          configId: "v0",
          configName: "wifi",
        },
      },
    ]);
    assert.equal(world.answers.length, 0);
    await world.respond(world.requests[0]);
    const [received] = world.answers;
    assert.equal(world.answers.length, 1);
    assert.equal(received?.subject, REPLICA_SUBJECT);
    assert.deepEqual(received.answer, {
      correlationId: "c-1",
      timestamp: BEGINNING_MS + 2,
      timeout: 0,
      appVersionName: "kettle-v1",
      extensionInstanceName: "cmx",
      endpointId: "e-1",
      resourcePath: "/config/json",
      requestId: 7,
      payload: Uint8Array.from(Buffer.from('{"configId":"v1","config":5,"statusCode":200,"reasonPhrase":"OK"}')),
      statusCode: 200,
      reasonPhrase: "OK",
    });
  });

  it("without a reply subject is answered to every replica of the communication service", async () => {
    const { world } = await started();
    await world.send(clientData({ resourcePath: "/x" }), null);
    assert.deepEqual(
      world.answers.map(({ subject, answer }) => [subject, answer.statusCode]),
      [["kaa.v1.service.kpc.esp.ExtensionData", 404]],
    );
  });

  it("that makes no sense is answered without asking the provider", async () => {
    const { world } = await started();
    await world.send(clientData({ payload: Buffer.from("[]") }));
    assert.deepEqual(world.requests, []);
    assert.equal(world.answers[0]?.answer.statusCode, 400);
  });

  it("is decided by the rules that are given", async () => {
    const world = await SampleWorld.open();
    const teapot = { statusCode: 418, reasonPhrase: "Teapot", payload: null };
    const rules: CmxRules = { ...cmxRules, acceptRequest: () => ({ accepted: false, answer: teapot }) };
    await world.settled(startCmx(world.ports, ENVIRONMENT, rules));
    await world.send(clientData());
    assert.equal(world.answers[0]?.answer.statusCode, 418);
  });
});

describe("a provider that takes its time", () => {
  it("is given up at its deadline, to the millisecond, with an error that says so", async () => {
    const { world } = await started();
    await world.send(clientData());
    await world.pass(60_000);
    const [received] = world.answers;
    assert.equal(world.answers.length, 1);
    assert.equal(received?.atMs, BEGINNING_MS + 1 + PROVIDER_TIMEOUT_MS);
    assert.deepEqual(
      [received.answer.statusCode, received.answer.reasonPhrase],
      [504, "Configuration data provider did not answer within 1000 ms"],
    );
  });

  it("is not there at all: the answer is the same, and the log says why", async () => {
    const { world } = await started("absent");
    await world.send(clientData());
    assert.equal(world.answers.length, 0);
    assert.ok(world.log.includes("warn: no configuration data provider is listening"));
    await world.pass(PROVIDER_TIMEOUT_MS);
    assert.deepEqual(
      world.answers.map(({ answer }) => answer.statusCode),
      [504],
    );
  });

  it("may answer until the last moment", async () => {
    const { world } = await started();
    await world.send(clientData());
    await world.pass(PROVIDER_TIMEOUT_MS - 2);
    await world.respond(world.requests[0]);
    assert.deepEqual(
      world.answers.map(({ answer }) => answer.statusCode),
      [200],
    );
  });

  it("changes nothing by an answer after that", async () => {
    const { world } = await started();
    await world.send(clientData());
    await world.pass(PROVIDER_TIMEOUT_MS);
    await world.respond(world.requests[0]);
    assert.deepEqual(
      world.answers.map(({ answer }) => answer.statusCode),
      [504],
    );
    assert.ok(world.log.includes("debug: response of the provider that answers nothing"));
  });
});

describe("a message that cannot be served", () => {
  it("is dropped, with a warning, if it cannot be read; the next one is served", async () => {
    const { world } = await started();
    await world.send(Uint8Array.of(0x02));
    assert.deepEqual([world.answers, world.requests], [[], []]);
    assert.ok(world.log.includes("warn: unreadable message dropped"));
    await world.send(clientData({ resourcePath: "/x" }));
    assert.equal(world.answers.length, 1);
  });

  it("is dropped if it expired, and served until then", async () => {
    const { world } = await started();
    const nowMs = world.time.now();
    await world.send(clientData({ timestamp: nowMs - 100, timeout: 100 }));
    await world.send(clientData({ timestamp: nowMs, timeout: -1 }));
    await world.pass(PROVIDER_TIMEOUT_MS);
    assert.deepEqual([world.answers, world.requests], [[], []]);
    await world.send(clientData({ timestamp: world.time.now() - 99, timeout: 100 }));
    assert.equal(world.requests.length, 1);
  });
});

describe("too many requests at one time", () => {
  it("are answered with an error that says so, and are not put to the provider", async () => {
    const world = await SampleWorld.open();
    const { ports } = world;
    const answers: ExtensionData[] = [];
    let requests = 0;
    let take: (message: BusMessage) => void = () => {};
    /** Without a network in between, a hundred thousand messages take no time. */
    const bus: MessageBus = {
      publish: (subject, payload) => {
        const answer = subject === REPLICA_SUBJECT ? extensionDataCodec.decode(payload) : undefined;
        requests += subject === configRequestSubject("ecr") ? 1 : 0;
        answers.push(...(answer?.ok === true ? [answer.value] : []));
      },
      subscribe: (subject, handler) => {
        take = subject === clientDataSubject("cmx") ? handler : take;
        return { unsubscribe: () => {}, drain: async () => {} };
      },
      request: async () => assert.fail("CMX asks with a reply subject of its own"),
      flush: async () => {},
      onStatus: () => {},
      close: async () => {},
    };
    await world.settled(startCmx({ ...ports, bus }, ENVIRONMENT));
    for (let index = 0; index <= 100_000; index += 1) {
      const payload = clientDataCodec("2026-01").encode(clientData({ correlationId: `c-${index}` }));
      take({ subject: clientDataSubject("cmx"), payload, replyTo: REPLICA_SUBJECT, noResponders: false });
    }
    assert.equal(requests, 100_000);
    assert.deepEqual(
      answers.map(({ correlationId, statusCode, reasonPhrase }) => [correlationId, statusCode, reasonPhrase]),
      [["c-100000", 503, "Too many configuration requests are under way"]],
    );
  });
});

describe("two requests with one correlation identifier", () => {
  it("are told apart towards the provider, and each gets its own answer", async () => {
    const { world } = await started();
    await world.send(clientData({ endpointId: "e-1", requestId: 1 }));
    await world.send(clientData({ endpointId: "e-2", requestId: 2 }));
    const [first, second] = world.requests;
    assert.equal(first?.request.correlationId, "c-1");
    assert.notEqual(second?.request.correlationId, "c-1");
    await world.respond(second, { statusCode: 502 });
    await world.respond(first, { statusCode: 501 });
    assert.deepEqual(
      world.answers.map(({ answer }) => [answer.correlationId, answer.endpointId, answer.requestId, answer.statusCode]),
      [
        ["c-1", "e-2", 2, 502],
        ["c-1", "e-1", 1, 501],
      ],
    );
  });
});

describe("closing", () => {
  it("takes no new work and finishes what was accepted", async () => {
    const { world, service } = await started();
    await world.send(clientData());
    let closed = false;
    const closing = service.close().then(() => {
      closed = true;
    });
    await world.send(clientData({ correlationId: "c-2" }));
    assert.equal(closed, false);
    assert.equal(world.requests.length, 1);
    await world.respond(world.requests[0]);
    assert.equal(closed, true);
    await closing;
    assert.deepEqual(
      world.answers.map(({ answer }) => [answer.correlationId, answer.statusCode]),
      [["c-1", 200]],
    );
  });

  it("finishes what had arrived, although nobody had looked at it yet", async () => {
    const { world, service } = await started();
    const client = await world.transport.connectBus("client");
    const message = clientDataCodec("2026-01").encode(clientData({ resourcePath: "/nowhere" }));
    client.publish(clientDataSubject("cmx"), message, REPLICA_SUBJECT);
    await world.settled(service.close());
    await world.pass(1);
    assert.deepEqual(
      world.answers.map(({ answer }) => answer.statusCode),
      [404],
    );
  });

  it("waits no longer than the provider's deadline", async () => {
    const { world, service } = await started();
    await world.send(clientData());
    const closed = await world.time.within(PROVIDER_TIMEOUT_MS, service.close());
    assert.equal(closed.settled, true);
    await world.pass(1);
    assert.equal(world.answers[0]?.answer.statusCode, 504);
  });

  it("is over at once if nothing is under way", async () => {
    const { world, service } = await started();
    const before = world.time.now();
    assert.equal((await world.time.within(1, service.close())).settled, true);
    assert.equal(world.time.now(), before);
  });

  it("may be asked for twice", async () => {
    const { world, service } = await started();
    await world.send(clientData());
    const both = Promise.all([service.close(), service.close()]);
    assert.equal((await world.time.within(PROVIDER_TIMEOUT_MS, both)).settled, true);
  });
});

describe("starting", () => {
  it("is refused with settings that make no sense", async () => {
    const world = await SampleWorld.open();
    await assert.rejects(startCmx(world.ports, { SERVICE_INSTANCE_NAME: "a.b" }), { name: "SettingsError" });
  });

  it("shares the messages among replicas", async () => {
    const { world } = await started();
    await world.settled(startCmx(world.ports, { ...ENVIRONMENT, SERVICE_INSTANCE_REPLICA_ID: "cmx-2" }));
    for (let count = 0; count < 20; count += 1) {
      await world.send(clientData({ correlationId: `c-${count}` }));
    }
    const replicas = new Set(world.requests.map(({ replyTo }) => replyTo));
    assert.equal(world.requests.length, 20);
    assert.equal(replicas.size, 2);
  });
});
