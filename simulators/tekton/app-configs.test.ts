import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { withTekton } from "./test-world.ts";

const APP = "/app-configs/applications/kettle";
const VERSION = `${APP}/app-versions/kettle-v1`;
const ADX = "?serviceInstanceName=adx";

const enveloped = (kettle: string, service = "adx") => `{"${service}":{"kaa":{"applications":{"kettle":${kettle}}}}}`;

describe("Tekton's settings of applications", () => {
  it("are put for one service, kept as they are spelled, and announced to that service", () =>
    withTekton(async ({ rest, done, events, kettle }) => {
      await kettle();
      const put = await done("PUT", APP + ADX, '{"big": 12345678901234567890, "one": 1.0}');
      assert.deepEqual([put.status, put.text], [204, ""]);
      assert.deepEqual(await events(), ["adx upsert kaa/kettle/-"]);
      await done("PUT", VERSION + ADX, '{ "deep": {"e": 1e3} }');
      assert.deepEqual(await events(), ["adx upsert kaa/kettle/kettle-v1"]);
      const versions = '"versions":{"kettle-v1":{ "deep": {"e": 1e3} }}';
      assert.equal(
        (await rest("GET", APP + ADX)).text,
        enveloped(`{"big":12345678901234567890,"one":1.0,${versions}}`),
      );
      assert.equal((await rest("GET", VERSION + ADX)).text, enveloped(`{${versions}}`));
    }));

  it("are put for several services at once, by the envelope in which they are shown", () =>
    withTekton(async ({ rest, done, events, kettle }) => {
      await kettle();
      await done("PUT", APP, {
        adx: { kaa: { applications: { kettle: { a: 1, versions: { "kettle-v1": { a: 2 } } } } } },
        cex: { kaa: { applications: { kettle: { b: 3 } } } },
      });
      assert.deepEqual(await events(), [
        "adx upsert kaa/kettle/-",
        "adx upsert kaa/kettle/kettle-v1",
        "cex upsert kaa/kettle/-",
      ]);
      const { text } = await rest("GET", APP);
      await done("PUT", APP, text);
      assert.deepEqual(await events(), []);
      assert.equal((await rest("GET", APP)).text, text);
    }));

  it("of the application leave those of its versions, and the other way round", () =>
    withTekton(async ({ rest, done, events, kettle }) => {
      await kettle();
      await done("PUT", VERSION + ADX, { a: 2 });
      await done("PUT", APP, enveloped('{"a":1}'));
      await done("PUT", VERSION, enveloped('{"versions":{"kettle-v1":{"a":3}}}'));
      assert.equal((await rest("GET", APP + ADX)).text, enveloped('{"a":1,"versions":{"kettle-v1":{"a":3}}}'));
      await events();
      await done("PUT", APP, enveloped("null"));
      assert.equal((await rest("GET", APP + ADX)).text, enveloped('{"versions":{"kettle-v1":{"a":3}}}'));
      assert.deepEqual(await events(), ["adx delete kaa/kettle/-"]);
    }));

  it("are changed by a JSON merge patch", () =>
    withTekton(async ({ rest, done, events, kettle }) => {
      await kettle();
      await done("PUT", APP + ADX, '{"a":{"b":1.0,"c":2},"d":3}');
      await events();
      await done("PATCH", APP + ADX, '{"a":{"c":null},"versions":{"kettle-v1":{"x":1.50}}}');
      assert.deepEqual(await events(), ["adx upsert kaa/kettle/-", "adx upsert kaa/kettle/kettle-v1"]);
      const expected = enveloped('{"a":{"b":1.0},"d":3,"versions":{"kettle-v1":{"x":1.50}}}');
      assert.equal((await rest("GET", APP + ADX)).text, expected);
      await done("PATCH", VERSION + ADX, { x: null, y: {} });
      assert.deepEqual(await events(), ["adx upsert kaa/kettle/kettle-v1"]);
      await done("PATCH", APP + ADX, { versions: { "kettle-v1": null } });
      assert.deepEqual(await events(), ["adx delete kaa/kettle/kettle-v1"]);
      assert.equal((await rest("GET", APP + ADX)).text, enveloped('{"a":{"b":1.0},"d":3}'));
      await done("PATCH", APP + ADX, {});
      assert.deepEqual(await events(), []);
    }));

  it("are removed, and only that service is told", () =>
    withTekton(async ({ rest, done, events, kettle }) => {
      await kettle();
      await done("PUT", APP + ADX, { a: 1 });
      await done("PUT", VERSION + ADX, { a: 2 });
      await events();
      await done("DELETE", VERSION + ADX);
      await done("DELETE", APP + ADX);
      assert.deepEqual(await events(), ["adx delete kaa/kettle/kettle-v1", "adx delete kaa/kettle/-"]);
      assert.equal((await rest("GET", APP + ADX)).text, enveloped("null"));
      assert.equal((await rest("DELETE", APP)).status, 400);
    }));

  for (const [absentForm, listed, one] of [
    ["null", '{"kettle":null}', [200, enveloped("null")]],
    ["missing", "{}", [200, '{"adx":{"kaa":{"applications":{}}}}']],
    ["notFound", "{}", [404, undefined]],
  ] as const) {
    it(`are said to be absent in the form "${absentForm}", by the settings or on demand`, () =>
      withTekton(
        async ({ rest, kettle, fault }) => {
          await kettle();
          const check = async () => {
            const found = await rest("GET", APP + ADX);
            assert.deepEqual([found.status, found.status === 200 ? found.text : undefined], one);
            assert.equal((await rest("GET", `/app-configs${ADX}`)).text, `{"adx":{"kaa":{"applications":${listed}}}}`);
          };
          await check();
          const scope = { applicationName: "kettle" };
          await fault({ kind: "absent-form", scope, times: 1, settings: { form: "null" } });
          assert.equal((await rest("GET", APP + ADX)).text, enveloped("null"));
          await check();
        },
        { settings: { absentForm } },
      ));
  }

  it("of a version are null where there are none", () =>
    withTekton(async ({ rest, kettle }) => {
      await kettle();
      assert.equal((await rest("GET", VERSION + ADX)).text, enveloped('{"versions":{"kettle-v1":null}}'));
    }));

  const wrong: readonly (readonly [status: number, method: string, path: string, body?: unknown])[] = [
    [400, "PUT", APP + ADX, "1"],
    [400, "PUT", APP + ADX, { versions: 1 }],
    [400, "PUT", APP + ADX, { versions: { "kettle-v1": 1 } }],
    [404, "PUT", APP + ADX, { versions: { "kettle-v2": {} } }],
    [404, "PUT", `${APP}?serviceInstanceName=zzz`, {}],
    [404, "PUT", APP, enveloped("{}", "zzz")],
    [404, "PUT", `${APP}/app-versions/kettle-v2${ADX}`, {}],
    [404, "PUT", `/app-configs/applications/pot${ADX}`, {}],
    [400, "PUT", APP, { adx: { kaa: { applications: { pot: {} } } } }],
    [400, "PUT", APP, { adx: { kaa: { tenants: {} } } }],
    [400, "PUT", APP, { adx: {} }],
    [400, "PUT", APP, { adx: { kaa: { applications: { kettle: 1 } } } }],
    [400, "PUT", VERSION, enveloped("{}")],
    [400, "PUT", VERSION, enveloped('{"a":1,"versions":{"kettle-v1":{}}}')],
    [400, "PATCH", APP, {}],
    [400, "PATCH", `${APP}?serviceInstanceName=`, {}],
    [400, "PATCH", APP + ADX, "[]"],
    [404, "GET", `${APP}/app-versions/kettle-v2`],
    [404, "GET", "/app-configs?serviceInstanceName=zzz"],
    [405, "PUT", "/app-configs", {}],
  ];
  for (const [status, method, path, body] of wrong) {
    it(`are left alone by ${method} ${path} ${JSON.stringify(body)}, answered ${status}`, () =>
      withTekton(async ({ rest, events, kettle }) => {
        await kettle();
        const before = (await rest("GET", "/bulk")).text;
        const reply = await rest(method, path, body);
        assert.equal(reply.status, status, reply.text);
        assert.match(reply.text, /^\{"message":".{20,}"\}$/);
        assert.deepEqual(await events(), []);
        assert.equal((await rest("GET", "/bulk")).text, before);
      }));
  }
});
