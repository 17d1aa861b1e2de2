import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { PATH, withProvider } from "./test-world.ts";

const SCHEMAS = "/api/v1/app-versions/kettle-v1/schemas";
const APPLICATION = "/control/applications/kettle";
const NUMBER_A = { type: "object", properties: { a: { type: "number" } }, additionalProperties: false };

const settings = (required: boolean, schema?: unknown, own?: unknown) =>
  JSON.stringify({
    "endpoint-configuration": { "schema-required": required, ...(schema === undefined ? {} : { schema }) },
    versions: { "kettle-v1": own === undefined ? {} : { endpointConfigurationSchema: own } },
  });

describe("schemas of configurations", () => {
  it("are shown, an appversion's in the place of its application's", () =>
    withProvider(async ({ rest }) => {
      assert.equal((await rest("GET", SCHEMAS)).status, 404);
      await rest("PUT", APPLICATION, settings(false, { type: "string" }));
      assert.deepEqual((await rest("GET", SCHEMAS)).body, { type: "string" });
      await rest("PUT", APPLICATION, settings(false, { type: "string" }, JSON.stringify(NUMBER_A)));
      assert.deepEqual((await rest("GET", SCHEMAS)).body, NUMBER_A);
      assert.equal((await rest("GET", "/api/v1/app-versions/other/schemas")).status, 404);
      assert.equal((await rest("POST", SCHEMAS, "1")).status, 405);
    }));

  it("decide what may be stored, for endpoints, as a default and in a batch", () =>
    withProvider(
      async ({ rest, put, updates }) => {
        await put(PATH, '{"a":1}');
        await updates();
        const wrong = await rest("PUT", PATH, '{"a":"one","b":1}');
        assert.equal(wrong.status, 400);
        assert.match(JSON.stringify(wrong.body), /kettle-v1.*additional properties.*\/a must be number/);
        assert.equal((await rest("PUT", "/api/v1/app-versions/kettle-v1", "[]")).status, 400);
        const batch = '{"configPayload":[],"endpoints":{"free":["e-1"],"kettle-v1":["e-1"]}}';
        assert.equal((await rest("PUT", "/api/v1/endpoints/batch", batch)).status, 400);
        assert.equal((await rest("GET", "/api/v1/endpoints/e-1/app-versions/free")).status, 404);
        assert.deepEqual(await updates(), []);
        await put("/api/v1/endpoints/e-1/app-versions/free", "[]");
      },
      { applications: { kettle: { versions: { "kettle-v1": { endpointConfigurationSchema: NUMBER_A } } } } },
    ));

  it("are applied to what is not to be stored", () =>
    withProvider(async ({ rest }) => {
      assert.equal((await rest("PUT", `${SCHEMAS}/validate`, "{}")).status, 404);
      await rest("PUT", APPLICATION, settings(false, NUMBER_A));
      const { status, body } = await rest("PUT", `${SCHEMAS}/validate`, '{"a":1}');
      assert.deepEqual([status, body], [200, undefined]);
      assert.equal((await rest("PUT", `${SCHEMAS}/validate`, '{"a":"one"}')).status, 400);
      assert.equal((await rest("PUT", `${SCHEMAS}/validate`, "{")).status, 400);
      assert.equal((await rest("GET", PATH)).status, 404);
    }));

  it("are missing where they are required: then nothing is stored", () =>
    withProvider(async ({ rest, put }) => {
      await put(PATH, "1");
      await rest("PUT", APPLICATION, settings(true));
      const refused = await rest("PUT", PATH, "2");
      assert.equal(refused.status, 404);
      assert.match(JSON.stringify(refused.body), /no endpoint configuration schema of appversion .*kettle-v1.*PUT/);
      await rest("PUT", APPLICATION, settings(true, NUMBER_A));
      assert.equal((await rest("PUT", PATH, "{}")).status, 200);
      assert.equal((await rest("DELETE", APPLICATION)).status, 204);
      assert.equal((await rest("PUT", PATH, "2")).status, 200);
    }));

  it("are refused when they are none, and leave what was known in place", () =>
    withProvider(async ({ rest }) => {
      await rest("PUT", APPLICATION, settings(false, NUMBER_A));
      const wrong = [{ type: "kettle" }, "{", '"text"', { $async: true }, { $ref: "http://elsewhere/schema" }];
      for (const schema of [...wrong, { $schema: "http://json-schema.org/draft-04/schema#" }]) {
        const { status, body } = await rest("PUT", APPLICATION, settings(false, schema));
        assert.equal(status, 400, JSON.stringify(schema));
        assert.match(JSON.stringify(body), /the schema of the application/);
      }
      assert.equal((await rest("PUT", APPLICATION, '{"schema":{}}')).status, 400);
      assert.equal((await rest("PUT", "/control/applications/other", settings(false))).status, 409);
      assert.deepEqual((await rest("GET", SCHEMAS)).body, NUMBER_A);
      assert.equal((await rest("GET", "/control/applications/other")).status, 404);
      assert.equal(JSON.stringify((await rest("GET", APPLICATION)).body), settings(false, NUMBER_A));
    }));
});
