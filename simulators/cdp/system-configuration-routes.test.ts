import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { type ProviderWorld, pass, withProvider } from "./test-world.ts";

const CONFIGS = "/api/v1/system/applications/kettle/configs";
const INPUT = { name: "alerts", displayName: "Alerts", config: '{"to": ["a@b"]}' };

async function created({ rest }: ProviderWorld, path: string, input: object): Promise<string> {
  const { status, location, etag, body } = await rest("POST", path, JSON.stringify(input));
  assert.deepEqual([status, body], [201, undefined]);
  assert.ok(location !== null && location.startsWith(`${path}/`) && etag !== null);
  return location;
}

describe("the REST interface to system configurations", () => {
  it("creates, shows, updates and deletes them", () =>
    withProvider(async (world) => {
      const { rest, time } = world;
      const path = await created(world, CONFIGS, INPUT);
      const first = await rest("GET", path);
      const date = "2026-01-31T00:00:00.000Z";
      const shown = { configId: path.slice(CONFIGS.length + 1), ...INPUT, createdAt: date, updatedAt: date };
      assert.deepEqual([first.status, first.body], [200, shown]);
      await pass(time, 1_000);
      const changed = { name: "alerts", config: "[]" };
      assert.equal((await rest("PUT", path, JSON.stringify(changed))).status, 204);
      const second = await rest("GET", path);
      const updated = { ...shown, ...changed, displayName: null, updatedAt: "2026-01-31T00:00:01.000Z" };
      assert.deepEqual(second.body, updated);
      assert.notEqual(second.etag, first.etag);
      assert.equal((await rest("DELETE", path)).status, 204);
      assert.equal((await rest("GET", path)).status, 404);
      assert.equal((await rest("DELETE", path)).status, 404);
    }));

  it("lists them, and finds the current one of a name, at each level by itself", () =>
    withProvider(async (world) => {
      const { rest } = world;
      for (const owner of ["tenants/t", "applications/a", "app-versions/v", "endpoints/e"]) {
        const path = `/api/v1/system/${owner}/configs`;
        assert.deepEqual((await rest("GET", path)).body, { content: [], totalElements: 0 });
        assert.equal((await rest("GET", `${path}/current`)).status, 404);
        await created(world, path, { name: "default", config: JSON.stringify(owner) });
        await created(world, path, { name: "other", config: "1" });
        assert.match(
          JSON.stringify((await rest("GET", path)).body),
          /"name":"default".*"name":"other".*"totalElements":2/,
        );
        for (const query of ["", "?name=default", "?treeTraversalStrategy=SKIP"]) {
          const { body } = await rest("GET", `${path}/current${query}`);
          assert.ok(JSON.stringify(body).includes(JSON.stringify(JSON.stringify(owner))), query);
        }
        assert.match(JSON.stringify((await rest("GET", `${path}/current?name=other`)).body), /"config":"1"/);
        assert.equal((await rest("GET", `${path}/current?treeTraversalStrategy=UP`)).status, 400);
      }
      assert.equal((await rest("GET", "/api/v1/system/planets/p/configs")).status, 404);
    }));

  it("honours If-None-Match and If-Match", () =>
    withProvider(async (world) => {
      const { rest } = world;
      const path = await created(world, CONFIGS, INPUT);
      const { etag } = await rest("GET", path);
      assert.ok(etag !== null);
      assert.equal((await rest("GET", path, undefined, { "If-None-Match": etag })).status, 304);
      assert.equal((await rest("PUT", path, JSON.stringify(INPUT), { "If-Match": '"other"' })).status, 412);
      assert.equal((await rest("PUT", path, JSON.stringify(INPUT), { "If-Match": etag })).status, 204);
      assert.equal((await rest("DELETE", path, undefined, { "If-Match": etag })).status, 412);
      assert.equal((await rest("GET", path, undefined, { "If-None-Match": etag })).status, 200);
    }));

  it("refuses what is no configuration, and a name that is taken", () =>
    withProvider(async (world) => {
      const { rest } = world;
      const path = await created(world, CONFIGS, INPUT);
      const other = await created(world, CONFIGS, { name: "other", config: "1" });
      for (const wrong of [
        "",
        "{}",
        '{"name":"","config":"1"}',
        '{"name":"n","config":{}}',
        '{"name":"n","config":"{"}',
      ]) {
        assert.equal((await rest("POST", CONFIGS, wrong)).status, 400, wrong);
        assert.equal((await rest("PUT", path, wrong)).status, 400, wrong);
      }
      assert.equal((await rest("POST", CONFIGS, JSON.stringify(INPUT))).status, 409);
      assert.equal((await rest("PUT", other, JSON.stringify(INPUT))).status, 409);
      assert.equal((await rest("PUT", CONFIGS, JSON.stringify(INPUT))).status, 405);
      assert.equal((await rest("POST", path, JSON.stringify(INPUT))).status, 405);
      assert.equal((await rest("POST", `${CONFIGS}/current`, JSON.stringify(INPUT))).status, 405);
    }));

  it("neither announces them nor sends them to devices", () =>
    withProvider(async (world) => {
      await world.ask({ endpointId: "e" });
      for (const owner of ["app-versions/kettle-v1", "endpoints/e"]) {
        await created(world, `/api/v1/system/${owner}/configs`, { name: "default", config: '"secret"' });
      }
      assert.deepEqual(await world.updates(), []);
      assert.equal((await world.respond({ endpointId: "e" })).content, null);
    }));
});
