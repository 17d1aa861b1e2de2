import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { encodeConfigurationRequest } from "../../protocol/cmp/index.ts";
import { type ClientData, clientDataCodec, type ExtensionData, extensionDataCodec } from "../../protocol/esp/index.ts";
import { seededRandom, VirtualTime } from "../../runtime/index.ts";
import { inMemoryTransport } from "../../transport/index.ts";
import { Recorder, recorderRoutes, type TargetState } from "./index.ts";

const SUBJECT = "kaa.v1.service.kpc.esp.ExtensionData";

function extensionData(
  correlationId: string,
  payload: Uint8Array | null,
  fields: Partial<ExtensionData> = {},
): Uint8Array {
  return extensionDataCodec.encode({
    correlationId,
    timestamp: 0,
    timeout: 0,
    appVersionName: null,
    extensionInstanceName: null,
    endpointId: null,
    resourcePath: "/config/json",
    requestId: 7,
    payload,
    statusCode: 404,
    reasonPhrase: "No",
    ...fields,
  });
}

/** A push to the endpoint `e-1` under `kettle-v1`, save for the fields given. */
function push(payload: string, fields: Partial<ExtensionData> = {}): Uint8Array {
  const addressed = { endpointId: "e-1", appVersionName: "kettle-v1", requestId: null, statusCode: 200 };
  return extensionData("p-1", Buffer.from(payload), { ...addressed, ...fields });
}

/** What the endpoint `e-1` said under identifier 7: that it observes, save for the fields given. */
function observing(fields: Partial<ClientData> = {}): Uint8Array {
  return clientDataCodec("2026-01").encode({
    correlationId: "q-1",
    timestamp: 0,
    timeout: 0,
    appVersionName: "kettle-v1",
    endpointId: "e-1",
    resourcePath: "/config/json",
    requestId: 7,
    configName: null,
    payload: encodeConfigurationRequest({ observe: true }),
    ...fields,
  });
}

async function served(targetState: () => TargetState = () => ({ gone: null })) {
  const time = new VirtualTime(0, seededRandom("deliveries"));
  const transport = inMemoryTransport(time, seededRandom("transport"), time);
  const recorder = new Recorder(time);
  await recorder.listen(await transport.connectBus("recorder"));
  const bus = await transport.connectBus("injector");
  const routes = recorderRoutes({ recorder, schemaSet: "2026-01", bus, clock: time, targetState });
  const call = async (path: string, body?: string) => {
    const init = body === undefined ? {} : { method: "POST", body };
    const asked = Promise.resolve(routes.fetch(new Request(`http://recorder${path}`, init)));
    const answered = await time.within(100_000, asked);
    assert.ok(answered.settled, "no answer");
    const json: unknown = await answered.value.json();
    return { status: answered.value.status, json };
  };
  return { time, recorder, bus, call };
}

describe("POST /injections", () => {
  it("puts a message on the bus that is marked in the recording", async () => {
    const { time, recorder, call } = await served();
    const injection = { subject: "a.b", replyTo: "c", payload: Buffer.from("hi").toString("base64") };
    assert.deepEqual(await call("/injections", JSON.stringify(injection)), { status: 202, json: { subject: "a.b" } });
    await time.within(1, new Promise(() => {}));
    const [message] = recorder.recording().messages;
    assert.deepEqual([message?.path, message?.replyTo, message?.injected], ["a.b", "c", true]);
    assert.equal(Buffer.from(message?.payload ?? []).toString(), "hi");
  });

  for (const body of [
    "",
    "{",
    "[]",
    '{"subject":"a"}',
    '{"subject":1,"payload":""}',
    '{"subject":"a","payload":"","x":1}',
  ]) {
    it(`refuses ${JSON.stringify(body)} and says what it takes`, async () => {
      const { recorder, call } = await served();
      assert.deepEqual(await call("/injections", body), {
        status: 400,
        json: { message: "an injection has a subject, a payload in base64 and perhaps a replyTo" },
      });
      assert.deepEqual(recorder.recording().messages, []);
    });
  }
});

describe("GET /answers", () => {
  it("gives an answer that was seen already, without letting time pass", async () => {
    const { time, bus, call } = await served();
    bus.publish(SUBJECT, extensionData("other", null));
    bus.publish(SUBJECT, extensionData("c-1", Buffer.from("hi")));
    await time.within(1, new Promise(() => {}));
    assert.deepEqual(await call("/answers/c-1?waitMs=5000"), {
      status: 200,
      json: {
        subject: SUBJECT,
        correlationId: "c-1",
        statusCode: 404,
        reasonPhrase: "No",
        requestId: 7,
        payload: "aGk=",
      },
    });
    assert.equal(time.now(), 1);
  });

  it("waits for an answer that is still to come", async () => {
    const { time, bus, call } = await served();
    time.schedule(300, () => bus.publish(SUBJECT, extensionData("c-1", null)));
    const { status, json } = await call("/answers/c-1?waitMs=5000");
    assert.deepEqual(
      [status, json],
      [
        200,
        { subject: SUBJECT, correlationId: "c-1", statusCode: 404, reasonPhrase: "No", requestId: 7, payload: null },
      ],
    );
    assert.equal(time.now(), 300);
  });

  it("finds nothing if none comes in time, by default at once, at the most after a minute", async () => {
    const { time, call } = await served();
    const nothing = { status: 404, json: { message: "no such answer was seen" } };
    assert.deepEqual(await call("/answers/c-1"), nothing);
    assert.equal(time.now(), 0);
    assert.deepEqual(await call("/answers/c-1?waitMs=250"), nothing);
    assert.equal(time.now(), 250);
    assert.deepEqual(await call("/answers/c-1?waitMs=99999999"), nothing);
    assert.equal(time.now(), 60_250);
  });

  it("takes nothing for an answer that stands elsewhere or cannot be read", async () => {
    const { bus, call, recorder } = await served();
    bus.publish("kaa.v1.service.kpc.esp.Other", extensionData("c-1", null));
    bus.publish(SUBJECT, Buffer.from("c-1"));
    const answer = { transport: "mqtt", direction: "toClient", connection: "c", path: SUBJECT } as const;
    recorder.takeClientTraffic({ ...answer, payload: extensionData("c-1", null) });
    assert.equal((await call("/answers/c-1?waitMs=10")).status, 404);
  });

  for (const waitMs of ["soon", "-1", "NaN", "1s"]) {
    it(`refuses to wait for ${waitMs}`, async () => {
      const { time, call } = await served();
      const { status, json } = await call(`/answers/c-1?waitMs=${waitMs}`);
      assert.deepEqual([status, json], [400, { message: "waitMs is a number of milliseconds from 0" }]);
      assert.equal(time.now(), 0);
    });
  }
});

describe("GET /endpoints/:endpointId/answers", () => {
  it("gives everything that was sent to the endpoint, in the order in which it was seen", async () => {
    const { time, bus, call } = await served();
    bus.publish(SUBJECT, extensionData("c-1", null, { endpointId: "e-1" }));
    bus.publish(SUBJECT, extensionData("c-1", null, { endpointId: "e-2" }));
    bus.publish(SUBJECT, push("hi"));
    bus.publish(SUBJECT, extensionData("c-1", null, { endpointId: "e-1" }));
    await time.within(1, new Promise(() => {}));
    const answer = { subject: SUBJECT, correlationId: "c-1", statusCode: 404, reasonPhrase: "No", requestId: 7 };
    const pushed = { ...answer, correlationId: "p-1", statusCode: 200, requestId: null, payload: "aGk=" };
    assert.deepEqual(await call("/endpoints/e-1/answers"), {
      status: 200,
      json: [{ ...answer, payload: null }, pushed, { ...answer, payload: null }],
    });
    assert.deepEqual(await call("/endpoints/e-3/answers"), { status: 200, json: [] });
  });
});

describe("GET /pushes", () => {
  const seen = (payload: string) => ({
    status: 200,
    json: {
      subject: SUBJECT,
      correlationId: "p-1",
      statusCode: 200,
      reasonPhrase: "No",
      requestId: null,
      payload: Buffer.from(payload).toString("base64"),
    },
  });

  it("gives the first push to the endpoint that was seen, without letting time pass", async () => {
    const { time, bus, call } = await served();
    bus.publish(SUBJECT, push("first"));
    await time.within(1, new Promise(() => {}));
    bus.publish(SUBJECT, push("second"));
    await time.within(1, new Promise(() => {}));
    assert.deepEqual(await call("/pushes/e-1/kettle-v1?waitMs=5000"), seen("first"));
    assert.equal(time.now(), 2);
  });

  it("waits for a push that is still to come", async () => {
    const { time, bus, call } = await served();
    time.schedule(300, () => bus.publish(SUBJECT, push("later", { statusCode: 299 })));
    const { status, json } = await call("/pushes/e-1/kettle-v1?waitMs=5000");
    assert.deepEqual([status, json], [200, { ...seen("later").json, statusCode: 299 }]);
    assert.equal(time.now(), 300);
  });

  for (const fields of [
    { endpointId: "e-2" },
    { endpointId: null },
    { appVersionName: "kettle-v2" },
    { requestId: 0 },
    { statusCode: 199 },
    { statusCode: 300 },
  ]) {
    it(`takes nothing else for a push: ${JSON.stringify(fields)}`, async () => {
      const { bus, call } = await served();
      bus.publish(SUBJECT, push("", fields));
      const nothing = { status: 404, json: { message: "no such answer was seen" } };
      assert.deepEqual(await call("/pushes/e-1/kettle-v1?waitMs=10"), nothing);
    });
  }

  /** What the route answers to a message once the endpoint has said something. */
  async function pushAfter(said: Uint8Array, message: Uint8Array) {
    const { time, bus, call } = await served();
    bus.publish("kaa.v1.service.cmx.esp.ClientData", said);
    await time.within(1, new Promise(() => {}));
    bus.publish(SUBJECT, message);
    return call("/pushes/e-1/kettle-v1?waitMs=10");
  }

  it("takes a success with the identifier of a request that said that the endpoint observes for a push", async () => {
    const { status, json } = await pushAfter(observing(), push("echo", { requestId: 7 }));
    assert.deepEqual([status, json], [200, { ...seen("echo").json, requestId: 7 }]);
    const former = await pushAfter(observing({ appVersionName: "kettle-v0" }), push("echo", { requestId: 7 }));
    assert.equal(former.status, 200);
  });

  for (const [circumstance, said, fields] of [
    ["with another identifier", observing(), { requestId: 8 }],
    ["with the identifier of a request that said no such thing", observing({ payload: Buffer.from("{}") }), {}],
    ["with the identifier of another endpoint's request", observing({ endpointId: "e-2" }), {}],
    ["with the identifier of a request for another name", observing({ resourcePath: "/config/json/a" }), {}],
    ["that is an error", observing(), { statusCode: 500 }],
    ["that answers the request", observing({ correlationId: "p-1" }), {}],
    [
      "that answers a request without identifier",
      observing({ correlationId: "p-1", requestId: null }),
      { requestId: null },
    ],
  ] as const) {
    it(`takes nothing ${circumstance} for a push`, async () => {
      assert.equal((await pushAfter(said, push("", { requestId: 7, ...fields }))).status, 404);
    });
  }

  it("refuses to wait for what is no number", async () => {
    const { call } = await served();
    const { status, json } = await call("/pushes/e-1/kettle-v1?waitMs=soon");
    assert.deepEqual([status, json], [400, { message: "waitMs is a number of milliseconds from 0" }]);
  });
});

describe("GET /target", () => {
  it("says whether the target is there, as it is at the moment", async () => {
    let gone: string | null = null;
    const { call } = await served(() => ({ gone }));
    assert.deepEqual((await call("/target")).json, { gone: null });
    gone = "it ended";
    assert.deepEqual((await call("/target")).json, { gone: "it ended" });
  });
});

describe("GET /subjects/:subject/payloads", () => {
  it("lists what services sent on the subject, and nothing that was put there by hand", async () => {
    const { time, bus, call } = await served();
    bus.publish("_INBOX.a1", Buffer.from("first"));
    bus.publish("_INBOX.a2", Buffer.from("elsewhere"));
    await call(
      "/injections",
      JSON.stringify({ subject: "_INBOX.a1", payload: Buffer.from("hand").toString("base64") }),
    );
    bus.publish("_INBOX.a1", Buffer.from("second"));
    await time.within(1, new Promise(() => {}));
    const payloads = ["first", "second"].map((text) => Buffer.from(text).toString("base64"));
    assert.deepEqual(await call("/subjects/_INBOX.a1/payloads"), { status: 200, json: payloads });
    assert.deepEqual(await call("/subjects/_INBOX.a3/payloads"), { status: 200, json: [] });
  });
});
