import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { PATH, pass, withProvider } from "./test-world.ts";

describe("the REST interface of the configuration data provider", () => {
  it("stores a configuration, its text unchanged, and shows and deletes it", () =>
    withProvider(async ({ rest, put }) => {
      const config = '{ "a":1.0,\n"é":[]}';
      const configId = await put(PATH, config);
      const date = "2026-01-31T00:00:00.000Z";
      const body = { configId, name: "default", config, createdDate: date, updatedDate: date };
      assert.deepEqual(await rest("GET", PATH), { status: 200, etag: `"${configId}"`, body });
      assert.equal((await rest("DELETE", PATH)).status, 204);
      assert.equal((await rest("GET", PATH)).status, 404);
      assert.equal((await rest("DELETE", PATH)).status, 404);
    }));

  it("gives each stored document an id of its own, also after a deletion and for equal texts", () =>
    withProvider(async ({ rest, put }) => {
      const ids = [await put(PATH, "1"), await put(PATH, "2"), await put(PATH, "1")];
      await rest("DELETE", PATH);
      ids.push(await put(PATH, "1"), await put(`${PATH}?name=network`, "1"));
      ids.push(await put("/api/v1/app-versions/kettle-v1", "1"), await put(`${PATH}2`, "1"));
      assert.equal(new Set(ids).size, ids.length);
    }));

  it("keeps the date of creation when a configuration is replaced", () =>
    withProvider(async ({ time, rest, put }) => {
      await put(PATH, "1");
      await pass(time, 60_000);
      await put(PATH, "2");
      assert.match(
        JSON.stringify((await rest("GET", PATH)).body),
        /"createdDate":"2026-01-31T00:00:00.000Z","updatedDate":"2026-01-31T00:01:00.000Z"/,
      );
    }));

  it("honours If-None-Match and If-Match", () =>
    withProvider(async ({ rest, put }) => {
      assert.equal((await rest("PUT", PATH, "1", { "If-Match": "*" })).status, 412);
      const etag = `"${await put(PATH, "1")}"`;
      assert.equal((await rest("GET", PATH, undefined, { "If-None-Match": etag })).status, 304);
      assert.equal((await rest("GET", PATH, undefined, { "If-None-Match": '"other"' })).status, 200);
      assert.equal((await rest("PUT", PATH, "2", { "If-Match": '"other"' })).status, 412);
      assert.equal((await rest("PUT", PATH, "2", { "If-Match": etag })).status, 200);
    }));

  it("refuses what is no JSON, no endpoint id, no name, and stays up", () =>
    withProvider(async ({ rest, put }) => {
      for (const body of ["", "{", "\uFEFF{}"]) {
        const { status, body: refusal } = await rest("PUT", PATH, body);
        assert.equal(status, 400, body);
        assert.match(JSON.stringify(refusal), /message.*JSON/);
      }
      assert.equal((await rest("PUT", "/api/v1/endpoints/a%20b/app-versions/v", "1")).status, 400);
      assert.equal((await rest("PUT", `${PATH}?name=`, "1")).status, 400);
      assert.equal((await rest("POST", PATH, "1")).status, 404);
      await put(PATH, "null");
    }));

  it("lists the configurations of every name", () =>
    withProvider(async ({ rest, put }) => {
      const ids = [await put(PATH, "1"), await put(`${PATH}?name=network`, "2")];
      await put(`${PATH}?name=alarm`, "3");
      await rest("DELETE", `${PATH}?name=alarm`);
      await put("/api/v1/app-versions/kettle-v1?name=display", "4");
      const listed = async (path: string) => JSON.stringify((await rest("GET", `${path}/configurations`)).body);
      assert.match(await listed(PATH), new RegExp(`^\\[\\{"configId":"${ids[0]}".*"configId":"${ids[1]}"[^{]*$`));
      assert.match(await listed("/api/v1/app-versions/kettle-v1"), /^\[\{[^{]*"name":"display","config":"4"[^{]*$/);
      assert.equal(await listed(`${PATH}2`), "[]");
    }));

  it("gives one configuration to many endpoints, or to none", () =>
    withProvider(async ({ rest }) => {
      const batch = (endpoints: object) => JSON.stringify({ configPayload: { a: [1] }, endpoints });
      const endpoints = { "kettle-v1": ["e-1", "e-2"], "kettle-v2": ["e-3"] };
      assert.equal((await rest("PUT", "/api/v1/endpoints/batch", batch(endpoints))).status, 204);
      for (const path of ["e-1/app-versions/kettle-v1", "e-2/app-versions/kettle-v1", "e-3/app-versions/kettle-v2"]) {
        const { body } = await rest("GET", `/api/v1/endpoints/${path}`);
        assert.match(JSON.stringify(body), /"name":"default","config":"\{\\"a\\":\[1\]\}"/);
      }
      for (const wrong of ["{", "{}", batch({ v: ["e-9", "a b"] }), batch({ v: "e-9" })]) {
        assert.equal((await rest("PUT", "/api/v1/endpoints/batch", wrong)).status, 400, wrong);
      }
      assert.equal((await rest("GET", "/api/v1/endpoints/e-9/app-versions/v")).status, 404);
    }));
});
