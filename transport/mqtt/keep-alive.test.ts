import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { closing, HandMadeServer, obliging, silent } from "./hand-made-server.ts";

const HELLO = new TextEncoder().encode("hello");

describe("an MQTT client's keep-alive", () => {
  it("pings when nothing else was sent, before the time is over", async () => {
    const bench = new HandMadeServer(obliging);
    const client = await bench.connect({ keepAliveSeconds: 60 });
    const { reasons } = closing(client);
    await bench.pass(40_000);
    await client.publish("t", HELLO, { qos: 0 });
    await bench.pass(40_000);
    assert.deepEqual(bench.commands, ["connect", "publish"]);
    await bench.pass(10_000);
    assert.deepEqual(bench.commands, ["connect", "publish", "pingreq"]);
    await bench.pass(600_000);
    assert.deepEqual(reasons, []);
    assert.equal(bench.commands.filter((command) => command === "pingreq").length, 14);
  });

  it("breaks the connection when a ping stays without an answer", async () => {
    const bench = new HandMadeServer(silent);
    const client = await bench.connect({ keepAliveSeconds: 10 });
    const { reasons } = closing(client);
    const publication = assert.rejects(client.publish("t", HELLO, { qos: 1 }), { code: "MQTT_NO_ANSWER" });
    await bench.pass(20_000);
    await publication;
    assert.deepEqual(reasons, ["MQTT_NO_ANSWER"]);
    assert.deepEqual([bench.commands, bench.serverClosed], [["connect", "publish", "pingreq"], true]);
  });

  it("is off with zero seconds", async () => {
    const bench = new HandMadeServer(obliging);
    await bench.connect({ keepAliveSeconds: 0 });
    await bench.pass(3_600_000);
    assert.deepEqual(bench.commands, ["connect"]);
  });
});
