import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { withProvider } from "./test-world.ts";

const DEFAULT = "/api/v1/app-versions/kettle-v1";

describe("the REST interface to defaults", () => {
  it("stores, shows and deletes one for each name", () =>
    withProvider(async ({ rest, put }) => {
      assert.equal((await rest("GET", DEFAULT)).status, 404);
      const configId = await put(DEFAULT, '{"a":1.0}');
      const other = await put(`${DEFAULT}?name=network`, "2");
      assert.equal((await rest("GET", DEFAULT, undefined, { "If-None-Match": `"${configId}"` })).status, 304);
      const listed = JSON.stringify((await rest("GET", `${DEFAULT}/configurations`)).body);
      assert.match(listed, new RegExp(`^\\[\\{"configId":"${configId}".*"configId":"${other}","name":"network"`));
      assert.equal((await rest("PUT", DEFAULT, "3", { "If-Match": `"${other}"` })).status, 412);
      assert.equal((await rest("DELETE", DEFAULT)).status, 204);
      assert.equal((await rest("GET", `${DEFAULT}?name=network`)).etag, `"${other}"`);
      assert.equal((await rest("POST", DEFAULT, "1")).status, 405);
    }));

  it("keeps defaults apart from what endpoints have of their own", () =>
    withProvider(async ({ rest, put }) => {
      await put(DEFAULT, "1");
      assert.equal((await rest("GET", "/api/v1/endpoints/e-1/app-versions/kettle-v1")).status, 404);
    }));
});
