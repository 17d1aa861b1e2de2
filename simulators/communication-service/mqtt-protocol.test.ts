import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { OutgoingMqttPacket } from "../../transport/index.ts";
import { CONNECT_TIMEOUT_MS } from "./mqtt-connection.ts";
import { publishPacket } from "./test-packet-client.ts";
import { withCommunicationService } from "./test-world.ts";

const CONNECT: OutgoingMqttPacket = {
  cmd: "connect",
  clientId: "c",
  keepalive: 0,
  clean: true,
  protocolId: "MQTT",
  protocolVersion: 4,
};
const TOPIC = "kp1/kettle-v1/cmx/t1/config/json";

describe("the communication service as an MQTT server", () => {
  const violations: readonly (readonly [string, readonly OutgoingMqttPacket[]])[] = [
    ["a PINGREQ before CONNECT", [{ cmd: "pingreq" }]],
    ["a PUBLISH before CONNECT", [publishPacket(TOPIC, "{}")]],
    ["a second CONNECT", [CONNECT, CONNECT]],
    ["a PUBLISH with quality of service 2", [CONNECT, publishPacket(TOPIC, "{}", 2)]],
    ["a packet that only servers send", [CONNECT, { cmd: "pingresp" }]],
  ];
  for (const [what, packets] of violations) {
    it(`ends the connection upon ${what}, and counts that`, () =>
      withCommunicationService(async ({ client, counter, clientData }) => {
        const offender = await client();
        await offender.send(...packets);
        assert.equal(offender.closed, true);
        assert.equal(await counter("mqttViolations"), 1);
        assert.equal(clientData.length, 0);
        await client("still served");
      }));
  }

  it("refuses a protocol that it does not speak, and an absent client id without a clean session", () =>
    withCommunicationService(async ({ client }) => {
      const refused = async (connect: string) => {
        const offender = await client();
        await offender.sendBytes(Buffer.from(connect, "hex"));
        const [answer] = offender.received;
        assert.equal(offender.closed, true);
        return answer?.cmd === "connack" ? answer.returnCode : undefined;
      };
      const protocol5 = "100e 00044d515454 05 02 0000 00 000163".replaceAll(" ", "");
      const unclean = "100c 00044d515454 04 00 0000 0000".replaceAll(" ", "");
      assert.equal(await refused(protocol5), 1);
      assert.equal(await refused(unclean), 2);
    }));

  it("ends the connection upon bytes that are no MQTT", () =>
    withCommunicationService(async ({ client, counter }) => {
      const offender = await client("c");
      await offender.sendBytes(Buffer.from("8000", "hex"));
      assert.equal(offender.closed, true);
      assert.equal(await counter("mqttViolations"), 1);
    }));

  it("accepts MQTT 3.1 and an absent client id", () =>
    withCommunicationService(async ({ client, control }) => {
      const old = await client();
      await old.send({ ...CONNECT, protocolId: "MQIsdp", protocolVersion: 3 });
      assert.deepEqual(old.kinds(), ["connack"]);
      await client("");
      await client("");
      const { body } = await control("GET", "/control/connections");
      assert.match(JSON.stringify(body), /"clientId":"c".*"clientId":"kpc-1\/mqtt-2".*"clientId":"kpc-1\/mqtt-3"/);
    }));

  it("ends a connection without CONNECT", () =>
    withCommunicationService(async ({ client, pass }) => {
      const silent = await client();
      await pass(CONNECT_TIMEOUT_MS - 1_000);
      assert.equal(silent.closed, false);
      await pass(1_000);
      assert.equal(silent.closed, true);
    }));

  it("ends a connection after one and a half keep-alive times of silence, not before, and never without one", () =>
    withCommunicationService(async ({ client, pass, counter }) => {
      const kept = await client();
      await kept.connect("kept", 10);
      const forever = await client("forever");
      await pass(14_000);
      assert.equal(kept.closed, false);
      await kept.send({ cmd: "pingreq" });
      await pass(14_000);
      assert.equal(kept.closed, false);
      await pass(2_000);
      assert.equal(kept.closed, true);
      assert.equal(await counter("keepAliveTimeouts"), 1);
      await pass(1_000_000);
      assert.equal(forever.closed, false);
    }));

  it("lets a second client with an equal id take over", () =>
    withCommunicationService(async ({ client, counter }) => {
      const older = await client("counter");
      const newer = await client("counter");
      assert.deepEqual([older.closed, newer.closed], [true, false]);
      assert.equal(await counter("takenOver"), 1);
    }));

  it("lets clients share an id if told so", () =>
    withCommunicationService(
      async ({ client }) => {
        const clients = [await client("counter"), await client("counter")];
        assert.deepEqual(
          clients.map(({ closed }) => closed),
          [false, false],
        );
      },
      { equalClientIds: "allowSeveral" },
    ));

  it("acknowledges whatever filters, granting at most quality of service 1", () =>
    withCommunicationService(async ({ client }) => {
      const subscriber = await client("c");
      const filters = ["kp1/kettle-v1/cmx/t1/#", "kp1/+/+/+/config/+", "#/what", "", "kp1/kettle-v1/cmx/nobody/+"];
      const subscriptions = filters.map((topic, index) => ({ topic, qos: ([0, 1, 2] as const)[index % 3] ?? 0 }));
      await subscriber.send({ cmd: "subscribe", messageId: 77, subscriptions });
      const [suback] = subscriber.received.splice(0);
      assert.ok(suback?.cmd === "suback");
      assert.deepEqual([suback.messageId, suback.granted], [77, [0, 1, 1, 0, 1]]);
      await subscriber.send({ cmd: "unsubscribe", messageId: 78, unsubscriptions: ["never/subscribed"] });
      assert.deepEqual(subscriber.kinds(), ["unsuback"]);
    }));

  it("answers PINGREQ, and ends the connection upon DISCONNECT without counting a violation", () =>
    withCommunicationService(async ({ client, counter }) => {
      const polite = await client("c");
      await polite.send({ cmd: "pingreq" });
      assert.deepEqual(polite.kinds(), ["pingresp"]);
      await polite.send({ cmd: "disconnect" });
      assert.equal(polite.closed, true);
      assert.equal(await counter("mqttViolations"), 0);
    }));

  it("ignores a topic outside 1/KP, but acknowledges and counts it", () =>
    withCommunicationService(async ({ client, counter, clientData }) => {
      const stray = await client("c");
      for (const topic of ["kp2/kettle-v1/cmx/t1/config/json", "kp1/kettle-v1/cmx", "hello"]) {
        await stray.publish(topic, "{}", 1);
      }
      assert.deepEqual(stray.kinds(), ["puback", "puback", "puback"]);
      assert.equal(await counter("malformedTopics"), 3);
      assert.equal(clientData.length, 0);
    }));

  it("shows its connections", () =>
    withCommunicationService(async ({ client, control, push }) => {
      const shown = await client("c");
      await shown.subscribe("a/+");
      await shown.publish(`${TOPIC}/1`, "{}", 1);
      await push({ payload: Buffer.from("{}") });
      const { body } = await control("GET", "/control/connections");
      const expected = {
        connection: "kpc-1/mqtt-1",
        clientId: "c",
        connectedAtMs: 1_700_000_000_000,
        subscriptions: [{ filter: "a/+", qos: 0 }],
        tokens: [{ appVersionName: "kettle-v1", token: "t1" }],
        unacknowledged: 0,
      };
      assert.deepEqual(body, [expected]);
    }));
});
