import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { type ProviderWorld, withProvider } from "./test-world.ts";

const BATCH = "/api/v1/endpoints/batch";
const FILTER = "/api/v1/endpoints/filters/f-1";

const stored = async ({ rest }: ProviderWorld, endpointId: string, appVersionName: string, query = "") =>
  JSON.stringify((await rest("GET", `/api/v1/endpoints/${endpointId}/app-versions/${appVersionName}${query}`)).body);

describe("the REST interface to many endpoints at once", () => {
  it("gives one configuration to many endpoints, or to none", () =>
    withProvider(async (world) => {
      const { rest } = world;
      const batch = (endpoints: object) => JSON.stringify({ configPayload: { a: [1] }, endpoints });
      const endpoints = { "kettle-v1": ["e-1", "e-2"], "kettle-v2": ["e-3"] };
      const { status, body } = await rest("PUT", BATCH, batch(endpoints));
      assert.deepEqual([status, body], [200, undefined]);
      for (const [endpointId, appVersionName] of [
        ["e-1", "kettle-v1"],
        ["e-2", "kettle-v1"],
        ["e-3", "kettle-v2"],
      ] as const) {
        assert.match(await stored(world, endpointId, appVersionName), /"name":"default","config":"\{\\"a\\":\[1\]\}"/);
      }
      for (const wrong of ["{", "{}", batch({ v: ["e-9", "a b"] }), batch({ v: "e-9" })]) {
        assert.equal((await rest("PUT", BATCH, wrong)).status, 400, wrong);
      }
      assert.equal((await rest("GET", "/api/v1/endpoints/e-9/app-versions/v")).status, 404);
      assert.equal((await rest("POST", BATCH, batch(endpoints))).status, 405);
    }));

  it("keeps the spelling of the configuration, and takes a name", () =>
    withProvider(async (world) => {
      const body = '{"endpoints": {"v": ["e-1"]}, "configPayload" : {"a": 1.0, "b": 12345678901234567890} }';
      assert.equal((await world.rest("PUT", `${BATCH}?name=network`, body)).status, 200);
      const found = await stored(world, "e-1", "v", "?name=network");
      assert.ok(found.includes(JSON.stringify('{"a": 1.0, "b": 12345678901234567890}')), found);
      assert.match(await stored(world, "e-1", "v"), /no configuration \\"default\\"/);
    }));

  it("announces the change to each endpoint", () =>
    withProvider(async ({ rest, updates }) => {
      await rest("PUT", BATCH, '{"configPayload":1,"endpoints":{"v":["e-1","e-2"]}}');
      assert.deepEqual(
        (await updates()).map(({ endpointId }) => endpointId),
        ["e-1", "e-2"],
      );
    }));

  it("gives a configuration to the endpoints that a filter matches", () =>
    withProvider(async (world) => {
      const { rest, updates } = world;
      assert.equal((await rest("PUT", FILTER, "1")).status, 404);
      const members = JSON.stringify({ endpoints: { v: ["e-1", "e-2"] } });
      assert.equal((await rest("PUT", "/control/filters/f-1", members)).status, 204);
      const { status, body } = await rest("PUT", FILTER, '{"a":1.0}');
      assert.deepEqual([status, body], [200, undefined]);
      assert.ok((await stored(world, "e-2", "v")).includes('"{\\"a\\":1.0}"'));
      assert.equal((await updates()).length, 2);
      assert.equal((await rest("PUT", FILTER, "{")).status, 400);
      assert.deepEqual((await rest("GET", "/control/filters/f-1")).body, { endpoints: { v: ["e-1", "e-2"] } });
      assert.equal((await rest("DELETE", "/control/filters/f-1")).status, 204);
      assert.equal((await rest("GET", "/control/filters/f-1")).status, 404);
      assert.equal((await rest("GET", FILTER)).status, 405);
    }));
});
