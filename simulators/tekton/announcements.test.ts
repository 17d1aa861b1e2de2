import assert from "node:assert/strict";
import { describe, it } from "node:test";
import {
  broadcastConfigurationUpdateCodec,
  broadcastUpdateSubject,
  serviceSpecificConfigurationUpdateCodec,
  serviceSpecificUpdateSubject,
} from "../../protocol/scmp/index.ts";
import { BreakableConnection } from "../../transport/index.ts";
import { pass, START_MS, type TektonWorld, withTekton } from "./test-world.ts";

const CONFIG = "/app-configs/applications/kettle?serviceInstanceName=adx";

describe("Tekton's events", () => {
  it("name the replica, the time and a correlation id of their own, and have a reply subject", () =>
    withTekton(async ({ done, messages }) => {
      await done("POST", "/applications", { name: "kettle" });
      await done("PUT", CONFIG, {});
      const [broadcast, targeted, ...others] = await messages();
      assert.deepEqual(others, []);
      assert.ok(broadcast !== undefined && targeted !== undefined);
      assert.equal(broadcast.subject, broadcastUpdateSubject("tekton", "upsert"));
      const event = broadcastConfigurationUpdateCodec.decode(broadcast.payload);
      assert.ok(event.ok);
      const { correlationId, timestamp, ...rest } = event.value;
      assert.equal(timestamp, START_MS);
      const kettle = { tenantID: "kaa", appName: "kettle", appVerName: null };
      assert.deepEqual(rest, { originatorReplicaId: "tekton-1", ...kettle });
      assert.equal(broadcast.replyTo, `kaa.v1.replica.tekton-1.scmp.${correlationId}`);

      assert.equal(targeted.subject, serviceSpecificUpdateSubject("adx", "upsert"));
      const specific = serviceSpecificConfigurationUpdateCodec.decode(targeted.payload);
      assert.ok(specific.ok);
      const second = specific.value.correlationId;
      assert.notEqual(second, correlationId);
      assert.deepEqual(specific.value, { correlationId: second, timestamp: START_MS, ...kettle });
      assert.equal(targeted.replyTo, `kaa.v1.replica.tekton-1.scmp.${second}`);
    }));

  it("are published before the request that causes them is answered", () =>
    withTekton(async ({ done, rest, kettle }) => {
      await kettle();
      await done("PUT", CONFIG, {});
      const { text } = await rest("GET", "/control/events?appName=kettle");
      assert.match(text, /"subject":"kaa.v1.service.adx.scmp.configuration.upsert"[^}]*"times":1\}\]$/);
      assert.deepEqual((await rest("GET", "/control/events?appName=pot")).body, []);
    }));

  it("are sent without a change on demand, in any combination of nulls", () =>
    withTekton(async ({ rest, events }) => {
      const nothing = { updateType: "upsert", tenantID: null, appName: null, appVerName: null };
      const announce = (body: object) => rest("POST", "/control/announcements", body);
      assert.equal((await announce(nothing)).status, 204);
      await announce({ ...nothing, updateType: "delete", appVerName: "x-v1" });
      await announce({ ...nothing, serviceInstanceName: "stranger", tenantID: "unknown" });
      assert.deepEqual(await events(), ["* upsert -/-/-", "* delete -/-/x-v1", "stranger upsert unknown/-/-"]);
      assert.equal((await announce({ ...nothing, serviceInstanceName: "adx" })).status, 400);
      assert.equal((await announce({ ...nothing, serviceInstanceName: "a.b", tenantID: "t" })).status, 400);
      assert.equal((await announce({ updateType: "upsert" })).status, 400);
    }));
});

describe("an acknowledgement of an event", () => {
  it("is kept, with the event that it belongs to", () =>
    withTekton(async ({ done, rest, messages, consumer, time }) => {
      await done("POST", "/applications", { name: "kettle" });
      const [event] = await messages();
      const replyTo = event?.replyTo ?? "";
      consumer.publish(replyTo, Buffer.from("ok"));
      consumer.publish("kaa.v1.replica.tekton-1.scmp.response", new Uint8Array(5_000));
      await pass(time, 1_000);
      const { body } = await rest("GET", "/control/acknowledgements");
      const receivedAtMs = START_MS + 1_000;
      assert.deepEqual(body, [
        { receivedAtMs, subject: replyTo, correlationId: replyTo.split(".").at(-1), payload: "b2s=" },
        {
          receivedAtMs,
          subject: "kaa.v1.replica.tekton-1.scmp.response",
          correlationId: "response",
          payload: Buffer.alloc(1_024).toString("base64"),
        },
      ]);
      assert.match((await rest("GET", "/control/counters")).text, /"acknowledgements":2/);
      assert.equal((await rest("DELETE", "/control/acknowledgements")).status, 204);
      assert.deepEqual((await rest("GET", "/control/acknowledgements")).body, []);
    }));

  it("is no notice of the bus that nobody listens", () =>
    withTekton(async ({ done, rest, kettle, consumer, time }) => {
      await kettle();
      await consumer.close();
      await done("PUT", CONFIG, {});
      await pass(time, 1_000);
      assert.deepEqual((await rest("GET", "/control/acknowledgements")).body, []);
    }));
});

function withBreak(scenario: (world: TektonWorld, line: BreakableConnection) => Promise<void>): Promise<void> {
  const line = new BreakableConnection();
  return withTekton((world) => scenario(world, line), { through: (bus) => line.around(bus) });
}

describe("Tekton whose connection to the bus breaks", () => {
  for (const known of [true, false]) {
    it(`announces afterwards what changed meanwhile, the break being ${known ? "known" : "noticed only then"}`, () =>
      withBreak(async ({ done, events, kettle, fault }, line) => {
        await kettle();
        line.break();
        if (known) {
          line.tell("disconnected");
        }
        await done("PUT", CONFIG, {});
        await done("POST", "/applications", { name: "pot" });
        await fault({ kind: "change-without-event", scope: { applicationName: "pot" } });
        await done("DELETE", "/applications/pot");
        assert.deepEqual(await events(), []);
        line.restore();
        assert.deepEqual(await events(), ["adx upsert kaa/kettle/-", "* upsert kaa/pot/-"]);
        line.restore();
        assert.deepEqual(await events(), []);
      }));
  }

  it("says that everything changed if that is more than it can remember", () =>
    withBreak(async ({ done, rest, events, kettle }, line) => {
      await kettle();
      line.break();
      line.tell("disconnected");
      const versions = Object.fromEntries(Array.from({ length: 600 }, (_, index) => [`kettle-n${index}`, {}]));
      await done("POST", "/app-configs", { adx: { kaa: { applications: { kettle: { versions } } } } });
      assert.match((await rest("GET", "/control/counters")).text, /"eventsMissed":1200,"missedEventsForgotten":200/);
      line.restore();
      assert.deepEqual(await events(), ["* upsert -/-/-"]);
    }));
});
