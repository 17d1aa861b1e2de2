import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { pass, START_DATE, START_MS, withTekton } from "./test-world.ts";

const DATES = { createdDate: START_DATE, updatedDate: START_DATE };

describe("Tekton's applications", () => {
  it("are created, shown, listed and described, and the cluster is told", () =>
    withTekton(async ({ rest, events, time }) => {
      const created = await rest("POST", "/applications", { name: "kettle", displayName: "Kettle" });
      const kettle = { name: "kettle", displayName: "Kettle", ...DATES, versions: [] };
      assert.deepEqual([created.status, created.body], [201, kettle]);
      assert.equal(created.headers.get("Location"), "/tekton/api/v1/applications/kettle");
      assert.deepEqual((await rest("GET", "/applications/kettle")).body, kettle);
      assert.deepEqual((await rest("GET", "/applications")).body, [kettle]);
      assert.deepEqual(await events(), ["* upsert kaa/kettle/-"]);

      await pass(time, 60_000);
      const patch = { displayName: null, description: "boils" };
      const patched = await rest("PATCH", "/applications/kettle", patch, {
        contentType: "application/merge-patch+json",
      });
      const updatedDate = new Date(time.now()).toISOString();
      const { displayName: _, ...rest_ } = kettle;
      assert.deepEqual(patched.body, { ...rest_, description: "boils", updatedDate });
      assert.deepEqual(await events(), ["* upsert kaa/kettle/-"]);
      assert.deepEqual((await rest("PATCH", "/applications/kettle", patch)).body, patched.body);
      assert.deepEqual(await events(), []);
    }));

  it("have versions with a full name", () =>
    withTekton(async ({ rest, done, events }) => {
      await done("POST", "/applications", { name: "kettle" });
      const created = await rest("POST", "/applications/kettle/app-versions", { nameSuffix: "v1" });
      const version = { name: "kettle-v1", ...DATES };
      assert.deepEqual([created.status, created.body], [201, version]);
      assert.deepEqual(await events(), ["* upsert kaa/kettle/-", "* upsert kaa/kettle/kettle-v1"]);
      const one = "/applications/kettle/app-versions/kettle-v1";
      assert.equal(created.headers.get("Location"), `/tekton/api/v1${one}`);
      assert.deepEqual((await rest("GET", one)).body, version);
      const described = await rest("PATCH", one, { displayName: "First" });
      const updatedDate = new Date(START_MS + 1_000).toISOString();
      assert.deepEqual(described.body, { ...version, displayName: "First", updatedDate });
      assert.deepEqual((await rest("GET", "/applications/kettle/app-versions")).body, [described.body]);
      assert.deepEqual(await events(), ["* upsert kaa/kettle/kettle-v1"]);
    }));

  it("can be deleted, and so can versions, with the settings of both", () =>
    withTekton(async ({ rest, done, events, kettle }) => {
      await kettle();
      await done("PUT", "/app-configs/applications/kettle?serviceInstanceName=adx", { versions: { "kettle-v1": {} } });
      assert.deepEqual(await events(), ["adx upsert kaa/kettle/kettle-v1"]);
      await done("DELETE", "/applications/kettle/app-versions/kettle-v1");
      assert.deepEqual(await events(), ["* delete kaa/kettle/kettle-v1"]);
      await done("POST", "/applications/kettle/app-versions", { nameSuffix: "v1" });
      assert.match((await rest("GET", "/app-configs?serviceInstanceName=adx")).text, /"kettle":null/);
      await events();
      await done("DELETE", "/applications/kettle");
      assert.deepEqual(await events(), ["* delete kaa/kettle/-"]);
      assert.equal((await rest("GET", "/applications/kettle")).status, 404);
      assert.deepEqual((await rest("GET", "/applications")).body, []);
      await done("POST", "/applications?tenantId=other", { name: "kettle" });
      await done("POST", "/applications/kettle/app-versions", { nameSuffix: "v1" });
    }));

  it("belong to a tenant, and a name belongs to one tenant only", () =>
    withTekton(async ({ rest, done, events }) => {
      await done("POST", "/applications", { name: "a" });
      await done("POST", "/applications?tenantId=t2", { name: "b" });
      assert.deepEqual(await events(), ["* upsert kaa/a/-", "* upsert t2/b/-"]);
      const names = async (query: string) =>
        Array.from((await rest("GET", `/applications${query}`)).text.matchAll(/"name":"(.*?)"/g), ([, name]) => name);
      assert.deepEqual(await names(""), ["a", "b"]);
      assert.deepEqual(await names("?tenantId=t2"), ["b"]);
      assert.equal((await rest("GET", "/applications/a?tenantId=t2")).status, 404);
      assert.equal((await rest("POST", "/applications?tenantId=t3", { name: "a" })).status, 409);
    }));

  const wrong: readonly (readonly [status: number, method: string, path: string, body?: unknown, type?: string])[] = [
    [400, "POST", "/applications", { name: "Kettle" }],
    [400, "POST", "/applications", { name: "" }],
    [400, "POST", "/applications", { name: "k".repeat(257) }],
    [400, "POST", "/applications", { nmae: "kettle" }],
    [400, "POST", "/applications", "{"],
    [400, "POST", "/applications", "[]"],
    [400, "POST", "/applications", `{"a":${"[".repeat(200)}${"]".repeat(200)}}`],
    [400, "POST", "/applications?tenantId=", { name: "a" }],
    [413, "POST", "/applications", { name: "a", description: "x".repeat(1_100_000) }],
    [415, "POST", "/applications", { name: "a" }, "text/plain"],
    [415, "PATCH", "/applications/kettle", [], "application/json-patch+json"],
    [409, "POST", "/applications", { name: "kettle" }],
    [409, "POST", "/applications/kettle/app-versions", { nameSuffix: "v1" }],
    [400, "POST", "/applications/kettle/app-versions", { nameSuffix: "v-1" }],
    [400, "POST", "/applications/kettle/app-versions", { nameSuffix: "V1" }],
    [404, "POST", "/applications/pot/app-versions", { nameSuffix: "v1" }],
    [404, "GET", "/applications/pot"],
    [404, "PATCH", "/applications/pot", {}],
    [404, "DELETE", "/applications/pot"],
    [404, "GET", "/applications/kettle/app-versions/kettle-v2"],
    [404, "PATCH", "/applications/kettle/app-versions/v1", {}],
    [405, "PUT", "/applications/kettle", {}],
    [404, "GET", "/nothing"],
    [400, "GET", "/applications/%E0%A4%A"],
  ];

  for (const [status, method, path, body, contentType] of wrong) {
    const shown = JSON.stringify(body ?? null).slice(0, 40);
    it(`are left alone by ${method} ${path} ${shown} ${contentType ?? ""}, answered ${status}`, () =>
      withTekton(async ({ rest, events, kettle }) => {
        await kettle();
        const reply = await rest(method, path, body, contentType === undefined ? {} : { contentType });
        assert.equal(reply.status, status, reply.text);
        assert.match(reply.text, /^\{"message":".{20,}"\}$/);
        assert.deepEqual(await events(), []);
      }));
  }
});

describe("Tekton's service instances", () => {
  it("show their schemas to whoever asks for them", () =>
    withTekton(async ({ rest }) => {
      const adx = {
        name: "adx",
        serviceName: "ADX",
        serviceGroup: "extensions",
        appConfigurationSchemaPresent: true,
        appVersionConfigurationSchemaPresent: false,
      };
      const cex = {
        ...adx,
        name: "cex",
        serviceName: "CEX",
        description: "commands",
        appConfigurationSchemaPresent: false,
      };
      const withSchema = { ...adx, appConfigurationSchema: { type: "object" } };
      assert.deepEqual((await rest("GET", "/service-instances")).body, [adx, cex]);
      const included = "/service-instances?include=appConfigurationSchema,appVersionConfigurationSchema";
      assert.deepEqual((await rest("GET", included)).body, [withSchema, cex]);
      assert.deepEqual((await rest("GET", "/service-instances/adx")).body, withSchema);
      assert.equal((await rest("GET", "/service-instances?include=everything")).status, 400);
      assert.equal((await rest("GET", "/service-instances/constructor")).status, 404);
    }));
});
