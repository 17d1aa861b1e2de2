import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { extensionDataReplicaSubject } from "../../protocol/esp/index.ts";
import { publishPacket } from "./test-packet-client.ts";
import { SLOW_MS, START_MS, withCommunicationService } from "./test-world.ts";

const TOPIC = "kp1/kettle-v1/cmx/t1/config/json";
const json = (value: unknown) => Buffer.from(JSON.stringify(value));

describe("the communication service between MQTT clients and extensions", () => {
  it("turns a message into ClientData", () =>
    withCommunicationService(async ({ client, clientData }) => {
      const sender = await client("c");
      await sender.publish(`${TOPIC}/42`, '{"observe":true}');
      const [data, ...others] = clientData;
      assert.deepEqual(others, []);
      assert.ok(data !== undefined);
      const { correlationId, timestamp, receivedAtMs, payload, ...rest } = data;
      assert.notEqual(correlationId, "");
      assert.ok(timestamp >= START_MS && timestamp <= receivedAtMs);
      assert.equal(Buffer.from(payload).toString(), '{"observe":true}');
      assert.deepEqual(rest, {
        timeout: 3_000,
        appVersionName: "kettle-v1",
        endpointId: "e-1",
        resourcePath: "/config/json",
        requestId: 42,
        configName: null,
        subject: "kaa.v1.service.cmx.esp.ClientData",
        replyTo: extensionDataReplicaSubject("kpc-1"),
      });
    }));

  it("gives each message a correlation id of its own, and a null request id where there is none", () =>
    withCommunicationService(async ({ client, clientData }) => {
      const sender = await client("c");
      await sender.publish(TOPIC, "{}");
      await sender.publish(TOPIC, "{}");
      assert.deepEqual(
        clientData.map(({ requestId }) => requestId),
        [null, null],
      );
      assert.notEqual(clientData[0]?.correlationId, clientData[1]?.correlationId);
    }));

  it("takes a last level of 0 for a request id or not, as told", async () => {
    const seen = (zeroRequestId: "accept" | "pathSegment", expected: readonly [string, number | null]) =>
      withCommunicationService(
        async ({ client, clientData }) => {
          await (await client("c")).publish(`${TOPIC}/0`, "{}");
          assert.deepEqual([clientData[0]?.resourcePath, clientData[0]?.requestId], expected);
        },
        { zeroRequestId },
      );
    await seen("accept", ["/config/json", 0]);
    await seen("pathSegment", ["/config/json/0", null]);
  });

  it("speaks the older schema set", () =>
    withCommunicationService(
      async ({ client, clientData }) => {
        await (await client("c")).publish(TOPIC, "{}");
        assert.equal(clientData[0]?.endpointId, "e-1");
      },
      { avroSchemaSet: "2020-05" },
    ));

  for (const qos of [0, 1] as const) {
    it(`brings the response with the request's quality of service ${qos}, without a subscription`, () =>
      withCommunicationService(async ({ client, clientData, answer }) => {
        const sender = await client("c");
        await sender.publish(`${TOPIC}/42`, "{}", qos);
        assert.deepEqual(sender.kinds(), qos === 1 ? ["puback"] : []);
        await answer(clientData[0], { payload: json({}) });
        assert.deepEqual(sender.messages(), [[`${TOPIC}/42/status`, "{}", qos]]);
      }));
  }

  it("refuses a payload that the bus does not take, and goes on", () =>
    withCommunicationService(async ({ client, clientData }) => {
      const sender = await client("c");
      const overhead = `${TOPIC}/42`.length + 8;
      await sender.publish(`${TOPIC}/42`, " ".repeat(1_048_576 - overhead));
      const [[topic, payload] = ["", ""]] = sender.messages();
      assert.equal(topic, `${TOPIC}/42/error`);
      assert.match(payload, /^\{"statusCode":413,/);
      await sender.publish(`${TOPIC}/43`, "{}");
      assert.deepEqual(
        clientData.map(({ requestId }) => requestId),
        [43],
      );
    }));

  it("survives a topic that leaves no room for that of the response", () =>
    withCommunicationService(async ({ client, clientData, answer, counter }) => {
      const sender = await client("c");
      const known = "kp1/kettle-v1/cmx/t1/".padEnd(65_533, "a");
      await sender.publish(known, "{}");
      await answer(clientData[0], { statusCode: 404 });
      await sender.publish("kp1/kettle-v1/cmx/nobody/".padEnd(65_533, "a"), "{}");
      await sender.send({ cmd: "pingreq" });
      assert.deepEqual([sender.kinds(), clientData.length], [["pingresp"], 1]);
      assert.equal(await counter("undeliverableExtensionData"), 1);
    }));

  it("serves clients of its second transport alike", () =>
    withCommunicationService(async ({ service, client, clientData, answer, traffic }) => {
      const sender = await client("c", service.webSocketAddress);
      await sender.publish(`${TOPIC}/42`, "{}");
      await answer(clientData[0], { payload: json({}) });
      assert.deepEqual(sender.messages(), [[`${TOPIC}/42/status`, "{}", 0]]);
      assert.equal(traffic[0]?.connection, "kpc-1/ws-1");
    }));

  it("counts what the client has not acknowledged", () =>
    withCommunicationService(async ({ client, clientData, answer, control }) => {
      const sender = await client("c");
      await sender.publish(`${TOPIC}/42`, "{}", 1);
      await answer(clientData[0], { payload: json({}) });
      const shown = async () => JSON.stringify((await control("GET", "/control/connections")).body);
      assert.match(await shown(), /"unacknowledged":1/);
      await sender.send({ cmd: "puback", messageId: 1 });
      assert.match(await shown(), /"unacknowledged":0/);
    }));

  it("sends a push with quality of service 0, though it bears the correlation id of a request", () =>
    withCommunicationService(async ({ client, clientData, answer }) => {
      const sender = await client("c");
      await sender.publish(`${TOPIC}/42`, "{}", 1);
      await answer(clientData[0], { requestId: null, payload: json(1) });
      assert.deepEqual(sender.messages(), [[`${TOPIC}/status`, "1", 0]]);
    }));

  it("brings a failure as the error response of 1/KP", () =>
    withCommunicationService(async ({ client, clientData, answer }) => {
      const sender = await client("c");
      await sender.publish(`${TOPIC}/42`, "{}");
      await answer(clientData[0], { statusCode: 409, reasonPhrase: "Not now", payload: json({ ignored: true }) });
      await answer(clientData[0], { statusCode: 304 });
      assert.deepEqual(sender.messages(), [
        [`${TOPIC}/42/error`, '{"statusCode":409,"reasonPhrase":"Not now"}', 0],
        [`${TOPIC}/42/error`, '{"statusCode":304,"reasonPhrase":"Not Modified"}', 0],
      ]);
    }));

  it("answers under the token of the request, though the endpoint has used another since", () =>
    withCommunicationService(async ({ client, clientData, answer, push }) => {
      const sender = await client("c");
      await sender.publish(`${TOPIC}/42`, "{}");
      await sender.publish("kp1/kettle-v1/cmx/t1b/config/json/43", "{}");
      await answer(clientData[0], { payload: json(1) });
      await push({ payload: json(2) });
      assert.deepEqual(sender.messages(), [
        [`${TOPIC}/42/status`, "1", 0],
        ["kp1/kettle-v1/cmx/t1b/config/json/status", "2", 0],
      ]);
    }));

  it("deals with the messages of a connection strictly in order, though one takes long to resolve", () =>
    withCommunicationService(async ({ client, clientData, traffic }) => {
      const sender = await client("c");
      const slow = "kp1/kettle-v1/cmx/slow/config/json/1";
      await sender.send(publishPacket(slow, "1", 1, 1), publishPacket(`${TOPIC}/2`, "2", 1, 2), { cmd: "pingreq" });
      assert.deepEqual(
        clientData.map(({ endpointId }) => endpointId),
        ["e-3", "e-1"],
      );
      assert.ok((clientData[1]?.timestamp ?? 0) >= START_MS + SLOW_MS);
      const acknowledged = sender.received.map((packet) => (packet.cmd === "puback" ? packet.messageId : packet.cmd));
      assert.deepEqual(acknowledged, [1, 2, "pingresp"]);
      assert.deepEqual(
        traffic.map(({ path }) => path),
        [slow, `${TOPIC}/2`],
      );
    }));

  const refusals: readonly (readonly [string, string, RegExp])[] = [
    ["an unknown token", "kp1/kettle-v1/cmx/nobody/config/json", /^\{"statusCode":404,.*nobody.*kettle-v1/],
    ["a token of another appversion", "kp1/kettle-v2/cmx/t1/config/json", /^\{"statusCode":404,/],
    ["an unknown extension", "kp1/kettle-v1/none/t1/config/json", /^\{"statusCode":404,.*none/],
    ["a register out of order", "kp1/kettle-v1/cmx/broken/config/json", /^\{"statusCode":503,/],
  ];
  for (const [what, topic, expected] of refusals) {
    it(`refuses a request with ${what}`, () =>
      withCommunicationService(async ({ client, clientData, counter }) => {
        const sender = await client("c");
        await sender.publish(`${topic}/7`, "{}", 1);
        const [[errorTopic, payload, qos] = ["", "", 0]] = sender.messages();
        assert.deepEqual([errorTopic, qos], [`${topic}/7/error`, 1]);
        assert.match(payload, expected);
        assert.equal(clientData.length, 0);
        assert.equal(await counter("refusedRequests"), 1);
      }));
  }
});

describe("the communication service under control", () => {
  it("reports the messages of clients in order", () =>
    withCommunicationService(async ({ client, clientData, answer, traffic }) => {
      await (await client("c")).publish(`${TOPIC}/1`, "{}", 1);
      await answer(clientData[0], { payload: json(1) });
      const common = { transport: "mqtt", connection: "kpc-1/mqtt-1", qos: 1, token: "t1" };
      assert.deepEqual(
        traffic.map(({ payload, ...event }) => ({ ...event, payload: Buffer.from(payload).toString() })),
        [
          { ...common, direction: "fromClient", path: `${TOPIC}/1`, payload: "{}" },
          { ...common, direction: "toClient", path: `${TOPIC}/1/status`, payload: "1" },
        ],
      );
    }));

  it("loses ClientData of one endpoint on demand, and acknowledges it all the same", () =>
    withCommunicationService(async ({ client, clientData, control }) => {
      await control("POST", "/control/faults", { kind: "drop-client-data", scope: { endpointId: "e-1" } });
      const sender = await client("c");
      await sender.publish(TOPIC, "{}", 1);
      await sender.publish("kp1/kettle-v1/cmx/t2/config/json", "{}");
      assert.deepEqual(sender.kinds(), ["puback"]);
      assert.deepEqual(
        clientData.map(({ endpointId }) => endpointId),
        ["e-2"],
      );
      assert.match(JSON.stringify((await control("GET", "/control/faults")).body), /"fired":1/);
    }));

  it("delays ClientData on demand", () =>
    withCommunicationService(async ({ client, clientData, control, pass }) => {
      const settings = { delayMs: 5_000 };
      await control("POST", "/control/faults", { kind: "delay-client-data", times: 1, settings });
      const sender = await client("c");
      await sender.publish(TOPIC, "{}", 1);
      assert.deepEqual([clientData.length, sender.kinds()], [0, []]);
      await pass(5_000);
      assert.deepEqual(sender.kinds(), ["puback"]);
      assert.equal((clientData[0]?.receivedAtMs ?? 0) - (clientData[0]?.timestamp ?? 0), 5_000);
    }));

  it("puts any bytes on the bus", () =>
    withCommunicationService(async ({ bus, control, settle }) => {
      const seen: unknown[] = [];
      bus.subscribe("some.subject", ({ payload, replyTo }) =>
        seen.push([Buffer.from(payload).toString("hex"), replyTo]),
      );
      await bus.flush();
      const message = { subject: "some.subject", replyTo: "back.here", payload: "//4A" };
      assert.equal((await control("POST", "/control/bus-messages", message)).status, 202);
      await settle();
      assert.deepEqual(seen, [["fffe00", "back.here"]]);
      for (const wrong of [{ ...message, payload: "!" }, { ...message, subject: "a b" }, { subject: "a" }]) {
        const refused = await control("POST", "/control/bus-messages", wrong);
        assert.equal(refused.status, 400, JSON.stringify(wrong));
      }
    }));
});
