import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { SampleWorld } from "./sample-world.ts";

const REST = "http://adx-1-rest.memory";
const APP = "/adx/api/v1/app-configs/applications/kettle";
const VERSION = `${APP}/app-versions/kettle-v1`;
const SETTINGS = { application: '{"a":1.0,"b":{"c":"é"}}', appVersion: '{ "a" : 2 }' };

async function started(settings: { application?: string; appVersion?: string } = SETTINGS) {
  const world = await SampleWorld.open(settings);
  await world.start();
  const rest = (method: string, path: string, body?: string, headers: Readonly<Record<string, string>> = {}) =>
    world.http(`${REST}${path}`, { method, headers, ...(body === undefined ? {} : { body }) });
  return { world, rest };
}

describe("the REST interface of ADX", () => {
  it("shows attributes as they are spelled, bare, behind a gateway and inside a cluster", async () => {
    const { rest } = await started();
    for (const base of ["/adx", ""]) {
      const shown = await rest("GET", `${base}${VERSION.slice(4)}`);
      assert.deepEqual([shown.status, shown.text], [200, '{ "a" : 2 }']);
      assert.match(shown.headers.get("content-type") ?? "", /^application\/json/);
    }
    assert.equal((await rest("GET", APP)).text, '{"a":1.0,"b":{"c":"é"}}');
  });

  it("shows an empty object where nothing was put", async () => {
    const { rest } = await started({});
    assert.deepEqual([(await rest("GET", APP)).text, (await rest("GET", VERSION)).text], ["{}", "{}"]);
  });

  it("has Tekton put and patch, and serves what was put by the time it answers", async () => {
    const { world, rest } = await started();
    const put = await rest("PUT", VERSION, '{"a":3.0}');
    assert.deepEqual([put.status, put.text], [204, ""]);
    assert.equal((await rest("GET", VERSION)).text, '{"a":3.0}');
    assert.equal(await world.ask("a"), "3.0");
    assert.equal((await rest("PATCH", APP, '{"d":4}', { "content-type": "application/merge-patch+json" })).status, 204);
    assert.deepEqual(world.changes, [
      'PUT /tekton/api/v1/app-configs/applications/kettle/app-versions/kettle-v1?serviceInstanceName=adx {"a":3.0}',
      'PATCH /tekton/api/v1/app-configs/applications/kettle?serviceInstanceName=adx {"d":4}',
    ]);
  });

  it("answers 404 with a message for what is not there, and asks Tekton nothing", async () => {
    const { world, rest } = await started();
    for (const path of [
      "/adx/api/v1/app-configs/applications/toaster",
      "/adx/api/v1/app-configs/applications/__proto__",
      "/adx/api/v1/app-configs/applications/toaster/app-versions/kettle-v1",
      `${APP}/app-versions/kettle-v2`,
      `${APP}/app-versions`,
      "/adx/api/v1/app-configs",
      "/",
    ]) {
      for (const method of ["GET", "PUT", "PATCH"]) {
        const { status, text } = await rest(method, path, method === "GET" ? undefined : "{}");
        assert.equal(status, 404, path);
        assert.match(text, /^\{"message":"No/);
      }
    }
    assert.deepEqual(world.changes, []);
  });

  it("answers 405 to other methods, and names those there are", async () => {
    const { rest } = await started();
    for (const method of ["DELETE", "POST"]) {
      const { status, headers } = await rest(method, VERSION);
      assert.deepEqual([status, headers.get("allow")], [405, "GET, PUT, PATCH"]);
    }
  });

  for (const [body, path, message] of [
    ["", VERSION, /the payload is empty/],
    ["{", VERSION, /not JSON/],
    ["[]", VERSION, /no object/],
    ["7", APP, /no object/],
    ['{"versions":{}}', APP, /can be called \\"versions\\"/],
  ] as const) {
    it(`refuses to put ${JSON.stringify(body)} at ${path}`, async () => {
      const { world, rest } = await started();
      const { status, text } = await rest("PUT", path, body);
      assert.equal(status, 400);
      assert.match(text, message);
      assert.deepEqual(world.changes, []);
    });
  }

  it("lets an attribute of a version be called versions", async () => {
    const { world, rest } = await started();
    assert.equal((await rest("PUT", VERSION, '{"versions":1}')).status, 204);
    assert.equal(await world.ask("versions"), "1");
  });

  it("refuses more than a mebibyte", async () => {
    const { rest } = await started();
    assert.equal((await rest("PUT", VERSION, `{"a":"${"x".repeat(1_048_576)}"}`)).status, 413);
  });

  it("tells what Tekton made of it", async () => {
    const { world, rest } = await started();
    for (const [answer, status, message] of [
      [() => Response.json({ message: "nested too deep" }, { status: 400 }), 400, /Tekton refused it: nested too deep/],
      [() => new Response("<html>", { status: 400 }), 400, /Tekton refused it: without a reason/],
      [() => Response.json({ message: "no application" }, { status: 404 }), 404, /is here for this caller/],
      [() => new Response("", { status: 403 }), 502, /status 403/],
      [() => new Response("", { status: 500 }), 502, /status 500/],
      [() => Response.error(), 503, /Tekton does not answer/],
      [() => new Promise<Response>(() => {}), 503, /Tekton does not answer/],
    ] as const) {
      world.intercept = ({ method }) => (method === "PUT" ? answer() : undefined);
      const refused = await rest("PUT", VERSION, "{}");
      assert.equal(refused.status, status);
      assert.match(refused.text, message);
    }
  });

  it("answers 503 as long as nothing is known, and from what it knows during an outage", async () => {
    const world = await SampleWorld.open(SETTINGS);
    world.intercept = () => Response.error();
    await world.start();
    assert.equal((await world.http(`${REST}${APP}`)).status, 503);
    world.intercept = () => undefined;
    await world.pass(5_000);
    world.intercept = () => Response.error();
    assert.equal((await world.http(`${REST}${APP}`)).status, 200);
  });

  it("returns the correlation identifier of the request, and makes one where it has none or an odd one", async () => {
    const { rest } = await started();
    const id = async (path: string, headers = {}) =>
      (await rest("GET", path, undefined, headers)).headers.get("correlation-id");
    assert.equal(await id(VERSION, { "Correlation-ID": "mine-1" }), "mine-1");
    assert.equal(await id("/nowhere", { "correlation-id": "mine-2" }), "mine-2");
    const made = [await id(VERSION), await id(VERSION), await id(VERSION, { "Correlation-ID": "x".repeat(201) })];
    assert.equal(new Set(made).size, 3);
    assert.ok(made.every((value) => /^[0-9a-f-]{36}$/.test(value ?? "")));
  });

  it("counts its answers", async () => {
    const { world, rest } = await started();
    await rest("GET", VERSION);
    await rest("GET", "/nowhere");
    const { text } = await world.http("http://adx-1.memory/metrics");
    assert.match(text, /^kaa_adx_rest_answers_total\{status_code="200"\} 1$/m);
    assert.match(text, /^kaa_adx_rest_answers_total\{status_code="404"\} 1$/m);
  });
});
