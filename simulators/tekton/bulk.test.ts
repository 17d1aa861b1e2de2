import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { START_DATE, withTekton } from "./test-world.ts";

const DATES = { createdDate: START_DATE, updatedDate: START_DATE };

describe("Tekton's bulk load", () => {
  it("creates applications and versions, and one event tells of all of them", () =>
    withTekton(async ({ rest, done, events }) => {
      const applications = '{"a":{"x":1.0,"versions":{"a-v1":{"y":2}}},"b":null}';
      const loaded = await done("POST", "/app-configs", `{"adx":{"kaa":{"applications":${applications}}}}`);
      assert.equal(loaded.status, 204);
      assert.deepEqual(await events(), ["* upsert kaa/-/-", "adx upsert kaa/a/-", "adx upsert kaa/a/a-v1"]);
      const exported = await rest("GET", "/app-configs?serviceInstanceName=adx");
      assert.equal(exported.text, `{"adx":{"kaa":{"applications":${applications}}}}`);
      assert.deepEqual((await rest("GET", "/applications/a/app-versions")).body, [{ name: "a-v1", ...DATES }]);
    }));

  it("tells a service once a tenant where settings of several applications change", () =>
    withTekton(async ({ done, events }) => {
      const load = (adx: object) => done("POST", "/app-configs?tenantId=t2", { adx: { kaa: { applications: adx } } });
      await load({ a: { x: 1 }, b: { x: 1 } });
      assert.deepEqual(await events(), ["* upsert t2/-/-", "adx upsert t2/-/-"]);
      await load({ a: { x: 2 }, b: { x: 2 } });
      assert.deepEqual(await events(), ["adx upsert t2/-/-"]);
      await load({ a: { x: 2 }, b: null });
      assert.deepEqual(await events(), ["adx delete t2/b/-"]);
    }));

  it("loads all or nothing", () =>
    withTekton(async ({ rest, done, events }) => {
      await done("POST", "/applications?tenantId=t2", { name: "mine" });
      await done("POST", "/app-configs", { adx: { kaa: { applications: { a: { versions: { "a-b-c": {} } } } } } });
      await events();
      const refused: readonly (readonly [number, object])[] = [
        [409, { b: {}, mine: {} }],
        [409, { b: {}, "a-b": { versions: { "a-b-c": {} } } }],
        [400, { b: {}, C: {} }],
        [400, { b: {}, c: { versions: { "d-v1": {} } } }],
        [400, { b: {}, c: { versions: { "c-": {} } } }],
        [400, { b: {}, c: 1 }],
      ];
      for (const [status, applications] of refused) {
        const reply = await rest("POST", "/app-configs", { adx: { kaa: { applications } } });
        assert.equal(reply.status, status, reply.text);
      }
      assert.deepEqual(await events(), []);
      assert.equal((await rest("GET", "/applications/b")).status, 404);
    }));
});

describe("Tekton's bulk export", () => {
  it("has everything, or what was asked for", () =>
    withTekton(async ({ rest, done, kettle }) => {
      await kettle();
      await done("POST", "/applications", { name: "pot" });
      await done("PUT", "/tenant-configs", { cex: { kaa: { tenants: { kaa: { config: { c: 1 } } } } } });
      const kettleView = { name: "kettle", ...DATES, versions: [{ name: "kettle-v1", ...DATES }] };
      const all = await rest("GET", "/bulk");
      assert.match(all.text, /^\{"serviceInstances":\[.*"applications":\[.*"appConfigs":.*"tenantConfigs":/);
      const narrow =
        "/bulk?serviceInstanceName=cex&appName=kettle&include=applications&include=appConfigs,tenantConfigs";
      assert.deepEqual((await rest("GET", narrow)).body, {
        applications: [kettleView],
        appConfigs: { cex: { kaa: { applications: { kettle: null } } } },
        tenantConfigs: { cex: { kaa: { tenants: { kaa: { config: { c: 1 } } } } } },
      });
      assert.equal((await rest("GET", "/bulk?include=secrets")).status, 400);
    }));
});

describe("Tekton's settings of tenants", () => {
  it("are put, shown, and announced to the service", () =>
    withTekton(async ({ rest, done, events }) => {
      const put = (body: string) => done("PUT", "/tenant-configs", body);
      await put('{"adx":{"kaa":{"tenants":{"t1":{"config":{"n":1.0}},"t2":{"config":{}}}}}}');
      assert.deepEqual(await events(), ["adx upsert t1/-/-", "adx upsert t2/-/-"]);
      const one = await rest("GET", "/tenant-configs?serviceInstanceName=adx&tenantId=t1");
      assert.equal(one.text, '{"adx":{"kaa":{"tenants":{"t1":{"config":{"n":1.0}}}}}}');
      await put('{"adx":{"kaa":{"tenants":{"t1":{"config":{"n":1.0}},"t2":null}}}}');
      assert.deepEqual(await events(), ["adx delete t2/-/-"]);
      const absent = await rest("GET", "/tenant-configs?serviceInstanceName=adx&tenantId=t2");
      assert.equal(absent.text, '{"adx":{"kaa":{"tenants":{}}}}');
    }));

  it("are refused in another form", () =>
    withTekton(async ({ rest, events }) => {
      const wrong: readonly (readonly [number, object])[] = [
        [404, { zzz: { kaa: { tenants: {} } } }],
        [400, { adx: { kaa: { applications: {} } } }],
        [400, { adx: { kaa: { tenants: { t1: { n: 1 } } } } }],
        [400, { adx: { kaa: { tenants: { t1: { config: 1 } } } } }],
      ];
      for (const [status, body] of wrong) {
        assert.equal((await rest("PUT", "/tenant-configs", body)).status, status);
      }
      assert.deepEqual(await events(), []);
    }));
});
