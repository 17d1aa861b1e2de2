import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { PATH, pass, withProvider } from "./test-world.ts";

describe("the REST interface to configurations of endpoints", () => {
  it("stores a configuration, its text unchanged, and shows and deletes it", () =>
    withProvider(async ({ rest, put }) => {
      const config = '{ "a":1.0,\n"é":[]}';
      const configId = await put(PATH, config);
      const date = "2026-01-31T00:00:00.000Z";
      const body = { configId, name: "default", config, createdDate: date, updatedDate: date };
      const shown = await rest("GET", PATH);
      assert.deepEqual([shown.status, shown.etag, shown.body], [200, `"${configId}"`, body]);
      assert.match(configId, /^[0-9a-f]{32}$/);
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
      const configId = await put(PATH, "1");
      const etag = `"${configId}"`;
      assert.equal((await rest("PUT", PATH, "2", { "If-None-Match": "*" })).status, 412);
      assert.equal((await rest("DELETE", PATH, undefined, { "If-Match": '"other"' })).status, 412);
      assert.equal((await rest("GET", PATH, undefined, { "If-None-Match": etag })).status, 304);
      assert.equal((await rest("GET", PATH, undefined, { "If-None-Match": '"other"' })).status, 200);
      assert.equal((await rest("PUT", PATH, "2", { "If-Match": '"other"' })).status, 412);
      const { status, etag: next } = await rest("PUT", PATH, "2", { "If-Match": `"other", W/${etag}` });
      assert.equal(status, 200);
      assert.notEqual(next, etag);
      assert.equal((await rest("PUT", PATH, "3", { "If-Match": configId })).status, 412);
      assert.equal((await rest("PUT", PATH, "3", { "If-Match": next?.replaceAll('"', "") ?? "" })).status, 200);
      const refusal = await rest("DELETE", PATH, undefined, { "If-Match": '"other"' });
      assert.match(JSON.stringify(refusal.body), /If-Match asks for.*the stored one is.*read it again/);
    }));

  it("takes the name default for no name", () =>
    withProvider(async ({ rest, put }) => {
      const configId = await put(`${PATH}?name=default`, "1");
      assert.equal((await rest("GET", PATH)).etag, `"${configId}"`);
      const other = await put(`${PATH}?name=n%C3%A9t%20work`, "2");
      assert.notEqual(other, configId);
      assert.equal((await rest("GET", `${PATH}?name=n%C3%A9t%20work`)).etag, `"${other}"`);
      assert.equal((await rest("DELETE", `${PATH}?name=default`)).status, 204);
      assert.equal((await rest("GET", PATH)).status, 404);
      assert.equal((await rest("GET", `${PATH}?name=${"n".repeat(257)}`)).status, 400);
    }));

  it("keeps numbers as they are spelled", () =>
    withProvider(async ({ rest, put }) => {
      const config = '{"a":1.0,"b":12345678901234567890,"c":1e400,"d":-0.0}';
      await put(PATH, config);
      assert.ok(JSON.stringify((await rest("GET", PATH)).body).includes(JSON.stringify(config)));
    }));

  it("stores a configuration under the id that the caller chooses, as software has its version", () =>
    withProvider(async ({ rest, respond }) => {
      const { status, etag } = await rest("PUT", `${PATH}?configId=1.0.0-rc.1%2B7`, "1");
      assert.deepEqual([status, etag], [200, '"1.0.0-rc.1+7"']);
      assert.equal((await respond()).configId, "1.0.0-rc.1+7");
      assert.equal((await respond({ configId: "1.0.0-rc.1+7" })).content, null);
      assert.equal((await rest("PUT", `${PATH}?configId=a%22b`, "1")).status, 400);
      assert.equal((await rest("PUT", `${PATH}?configId=`, "1")).status, 400);
    }));

  it("answers behind the path of a gateway as well", () =>
    withProvider(async ({ rest, put }) => {
      const configId = await put(`/ecr${PATH}`, "1");
      assert.equal((await rest("GET", PATH)).etag, `"${configId}"`);
    }));

  it("refuses a configuration for which no message has room", () =>
    withProvider(async ({ rest }) => {
      const refused = await rest("PUT", PATH, JSON.stringify("x".repeat(1_000_000)));
      assert.equal(refused.status, 413);
      assert.match(JSON.stringify(refused.body), /1000002 bytes, more than 1000000/);
      assert.equal((await rest("PUT", PATH, "x".repeat(1_100_000))).status, 413);
      assert.equal((await rest("GET", PATH)).status, 404);
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
      const posted = await rest("POST", PATH, "1");
      assert.deepEqual([posted.status, posted.allow], [405, "GET, PUT, DELETE"]);
      assert.equal((await rest("PUT", `${PATH}/configurations`, "1")).status, 405);
      assert.equal((await rest("GET", "/api/v1/endpoints")).status, 404);
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
});
