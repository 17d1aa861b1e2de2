import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { serviceSpecificConfigurationUpdateCodec } from "../../protocol/scmp/index.ts";
import { type TektonWorld, withTekton } from "./test-world.ts";

const APP = "/app-configs/applications/kettle";
const VERSION = `${APP}/app-versions/kettle-v1`;
const ADX = "?serviceInstanceName=adx";

/** An application with settings in two states, and another one that no fault concerns. */
function withKettle(scenario: (world: TektonWorld) => Promise<void>): Promise<void> {
  return withTekton(async (world) => {
    await world.kettle();
    await world.done("POST", "/applications?tenantId=t2", { name: "pot" });
    await world.done("PUT", APP + ADX, { n: 1 });
    await world.done("PUT", APP + ADX, { n: 2 });
    await world.messages();
    await scenario(world);
  });
}

const scopes = [{ tenantId: "kaa" }, { applicationName: "kettle" }, { appVersionName: "kettle-v1" }];
const paths = [APP + ADX, VERSION + ADX, "/applications/kettle", "/applications", `/app-configs${ADX}`, "/bulk"];

describe("a fault of Tekton", () => {
  for (const scope of scopes) {
    it(`in the scope ${JSON.stringify(scope)} concerns every answer that tells of it, and nothing else`, () =>
      withKettle(async ({ rest, fault, fired }) => {
        await fault({ kind: "failing", scope, settings: { statusCode: 503 } });
        for (const path of paths) {
          assert.equal((await rest("GET", path)).status, 503, path);
        }
        assert.deepEqual(await fired(), [paths.length]);
        assert.equal((await rest("GET", "/applications/pot")).status, 200);
        assert.equal((await rest("GET", "/applications?tenantId=t2")).status, 200);
        assert.equal((await rest("PUT", VERSION + ADX, {})).status, 204);
        assert.deepEqual(await fired(), [paths.length]);
      }));
  }

  it("of an application does not concern what tells of no application or of others", () =>
    withKettle(async ({ done, fault, fired }) => {
      const scope = { applicationName: "kettle" };
      await fault({ kind: "failing", scope, settings: { statusCode: 500 } });
      await fault({ kind: "failing-write", scope, settings: { statusCode: 500 } });
      await fault({ kind: "stale", scope, settings: { changesBack: 1 } });
      await done("GET", "/service-instances");
      await done("GET", "/tenant-configs");
      await done("GET", "/bulk?appName=pot");
      await done("POST", "/applications", { name: "pan" });
      assert.deepEqual(await fired(), [0, 0, 0]);
    }));

  it("makes answers slow, to reads or to changes", () =>
    withKettle(async ({ rest, fault, time }) => {
      const scope = { applicationName: "kettle" };
      await fault({ kind: "slow", scope, settings: { delayMs: 5_000 } });
      await fault({ kind: "slow-write", scope, settings: { delayMs: 7_000 } });
      const took = async (method: string, body?: object) => {
        const before = time.now();
        const { status } = await rest(method, APP + ADX, body);
        return [status, time.now() - before];
      };
      assert.deepEqual(await took("GET"), [200, 5_000]);
      assert.deepEqual(await took("PUT", { n: 3 }), [204, 7_000]);
    }));

  it("answers slowly how things stood when it was asked", () =>
    withKettle(async ({ rest, done, fault }) => {
      await fault({ kind: "slow", settings: { delayMs: 5_000 }, times: 1 });
      const slow = rest("GET", APP + ADX);
      await done("PUT", APP + ADX, { n: 3 });
      assert.match((await slow).text, /"n":2/);
    }));

  it("makes changes fail, and then nothing is changed or announced", () =>
    withKettle(async ({ rest, fault, events }) => {
      await fault({ kind: "failing-write", scope: { tenantId: "kaa" }, settings: { statusCode: 500 }, times: 1 });
      const reply = await rest("PUT", APP + ADX, { n: 3 });
      assert.deepEqual([reply.status, reply.body], [500, { message: "this request was made to fail" }]);
      await fault({ kind: "broken-connection-write", times: 1 });
      await assert.rejects(rest("PUT", APP + ADX, { n: 3 }), /HTTP_UNREACHABLE/);
      assert.match((await rest("GET", APP + ADX)).text, /"n":2/);
      assert.deepEqual(await events(), []);
    }));

  it("breaks the connection", () =>
    withKettle(async ({ rest, fault, fired }) => {
      await fault({ kind: "broken-connection", scope: { applicationName: "kettle" } });
      await assert.rejects(rest("GET", APP + ADX), /HTTP_UNREACHABLE/);
      assert.deepEqual(await fired(), [1]);
    }));

  it("cuts the body, but not that of a refusal", () =>
    withKettle(async ({ rest, fault, fired }) => {
      await fault({ kind: "malformed-body", scope: { applicationName: "kettle" } });
      assert.match((await rest("GET", `${APP}/app-versions/kettle-v2`)).text, /message/);
      const { status, text, body } = await rest("GET", APP + ADX);
      assert.deepEqual([status, body], [200, undefined]);
      assert.ok('{"adx":{"kaa":{"applications":{"kettle":{"n":2}}}}}'.startsWith(text) && text.length > 5);
      assert.deepEqual(await fired(), [1]);
    }));

  it("tells how things stood before", () =>
    withKettle(async ({ rest, fault, done }) => {
      const told = async () => (await rest("GET", `/app-configs${ADX}`)).text.match(/"kettle":[^}]*/)?.[0];
      await fault({ kind: "stale", scope: { applicationName: "kettle" }, settings: { changesBack: 1 }, times: 1 });
      assert.equal(await told(), '"kettle":{"n":1');
      assert.equal(await told(), '"kettle":{"n":2');
      await fault({ kind: "stale", scope: { applicationName: "kettle" }, settings: { changesBack: 4 } });
      assert.equal(await told(), undefined);
      assert.equal((await rest("GET", APP + ADX)).status, 404);
      await done("PATCH", APP + ADX, { m: 1 });
      assert.equal((await rest("GET", "/applications/kettle/app-versions")).text, "[]");
    }));

  it("tells of an application that is gone, and of a tenant's settings as they were", () =>
    withKettle(async ({ rest, fault, done }) => {
      await done("DELETE", "/applications/kettle");
      await done("PUT", "/tenant-configs", { adx: { kaa: { tenants: { t1: { config: {} } } } } });
      await fault({ kind: "stale", settings: { changesBack: 1 } });
      assert.match((await rest("GET", APP + ADX)).text, /"n":2/);
      assert.equal((await rest("GET", `/tenant-configs${ADX}`)).text, '{"adx":{"kaa":{"tenants":{}}}}');
    }));

  it("keeps a change from being announced", () =>
    withKettle(async ({ rest, done, fault, events, fired }) => {
      await fault({ kind: "change-without-event", scope: { appVersionName: "kettle-v1" } });
      await done("PUT", VERSION + ADX, { n: 9 });
      assert.deepEqual(await events(), []);
      assert.match((await rest("GET", VERSION + ADX)).text, /"n":9/);
      await done("PUT", APP + ADX, { n: 9 });
      assert.deepEqual(await events(), ["adx upsert kaa/kettle/-"]);
      assert.deepEqual(await fired(), [1]);
    }));

  it("announces what was not changed", () =>
    withKettle(async ({ done, fault, events, fired }) => {
      await done("PUT", APP + ADX, { n: 2 });
      assert.deepEqual(await events(), []);
      await fault({ kind: "event-without-change", scope: { applicationName: "kettle" } });
      await done("PUT", APP + ADX, { n: 2 });
      await done("PATCH", "/applications/kettle", {});
      await done("PUT", APP + ADX, { n: 3 });
      const settings = "adx upsert kaa/kettle/-";
      assert.deepEqual(await events(), [settings, "* upsert kaa/kettle/-", settings]);
      assert.deepEqual(await fired(), [2]);
    }));

  it("loses single events, repeats them, or makes them unreadable", () =>
    withKettle(async ({ done, fault, messages, events, rest }) => {
      await fault({ kind: "event-lost", scope: { applicationName: "kettle" }, times: 1 });
      await done("PATCH", APP + ADX, { n: 4, versions: { "kettle-v1": {} } });
      assert.deepEqual(await events(), ["adx upsert kaa/kettle/kettle-v1"]);
      assert.match((await rest("GET", "/control/events?appName=kettle")).text, /"times":0\},\{[^}]*"times":1\}\]$/);
      await fault({ kind: "event-twice", times: 1 });
      await done("PUT", APP + ADX, { n: 5 });
      const [one, other, ...more] = await messages();
      assert.deepEqual([other, more], [one, []]);
      await fault({ kind: "garbage-event", times: 1 });
      await done("PUT", APP + ADX, { n: 6 });
      const [garbage] = await messages();
      assert.equal(serviceSpecificConfigurationUpdateCodec.decode(garbage?.payload ?? new Uint8Array()).ok, false);
    }));

  it("is refused with settings that make no sense", () =>
    withKettle(async ({ rest }) => {
      const wrong = [
        { kind: "stale", settings: { changesBack: 9 } },
        { kind: "failing", settings: { statusCode: 404 } },
        { kind: "absent-form", settings: { form: "empty" } },
        { kind: "unknown" },
        { kind: "slow", scope: { tenant: "t1" }, settings: { delayMs: 1 } },
      ];
      for (const body of wrong) {
        assert.equal((await rest("POST", "/control/faults", body)).status, 400);
      }
    }));
});
