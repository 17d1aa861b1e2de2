import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { ApplicationIndex } from "./application-index.ts";
import type { ApplicationSettings } from "./application-settings.ts";

function application(
  name: string,
  settings: string | undefined,
  versions: Readonly<Record<string, string | undefined>>,
) {
  const texts = Object.entries(versions).flatMap(([version, text]) =>
    text === undefined ? [] : [[version, text] as const],
  );
  return {
    name,
    settings,
    appVersionNames: Object.keys(versions),
    appVersionSettings: new Map(texts),
  } satisfies ApplicationSettings;
}

describe("the index of applications", () => {
  it("finds appversions by name, of all tenants", () => {
    const index = new ApplicationIndex();
    index.replace("a", [application("kettle", '{"x":1}', { "kettle-v1": '{"x":2}', "kettle-v2": undefined })]);
    index.replace("b", [application("toaster", undefined, { "toaster-v1": undefined })]);
    const { revision: _first, ...v1 } = index.find("kettle-v1") ?? { revision: 0 };
    assert.deepEqual(v1, {
      tenantId: "a",
      applicationName: "kettle",
      appVersionName: "kettle-v1",
      application: '{"x":1}',
      appVersion: '{"x":2}',
    });
    assert.equal(index.find("kettle-v2")?.appVersion, undefined);
    assert.equal(index.find("toaster-v1")?.tenantId, "b");
    assert.equal(index.find("kettle"), undefined);
    assert.equal(index.application("b", "kettle"), undefined);
    assert.equal(index.application("a", "kettle")?.settings, '{"x":1}');
  });

  it("replaces everything of a tenant, and nothing of another", () => {
    const index = new ApplicationIndex();
    index.replace("a", [application("kettle", undefined, { "kettle-v1": undefined, "kettle-v2": undefined })]);
    index.replace("b", [application("toaster", undefined, { "toaster-v1": undefined })]);
    index.replace("a", [application("kettle", undefined, { "kettle-v2": undefined })]);
    assert.equal(index.find("kettle-v1"), undefined);
    assert.ok(index.find("kettle-v2") !== undefined && index.find("toaster-v1") !== undefined);
    index.remove("a");
    assert.deepEqual([index.find("kettle-v2"), index.has("a"), index.has("b")], [undefined, false, true]);
  });

  it("keeps what did not change, and gives what did another revision", () => {
    const index = new ApplicationIndex();
    const fill = (settings: string, v1: string, v2: string) =>
      index.replace("a", [application("kettle", settings, { "kettle-v1": v1, "kettle-v2": v2 })]);
    fill("{}", "{}", "{}");
    const before = [index.find("kettle-v1"), index.find("kettle-v2")];
    fill("{}", "{}", '{"x":1}');
    assert.equal(index.find("kettle-v1"), before[0]);
    assert.notEqual(index.find("kettle-v2")?.revision, before[1]?.revision);
    fill('{"y":1}', "{}", '{"x":1}');
    assert.notEqual(index.find("kettle-v1")?.revision, before[0]?.revision);
    const revisions = ["kettle-v1", "kettle-v2"].map((name) => index.find(name)?.revision);
    assert.equal(new Set(revisions).size, 2);
  });

  it("leaves a name to the tenant that had it first, until that one is gone", () => {
    const index = new ApplicationIndex();
    const both = [application("kettle", undefined, { "kettle-v1": undefined })];
    assert.deepEqual(index.replace("a", both), []);
    assert.deepEqual(index.replace("b", both), ["kettle-v1"]);
    assert.deepEqual(index.replace("a", both), []);
    assert.equal(index.find("kettle-v1")?.tenantId, "a");
    index.remove("b");
    assert.equal(index.find("kettle-v1")?.tenantId, "a");
    index.replace("b", both);
    index.remove("a");
    index.replace("b", both);
    assert.equal(index.find("kettle-v1")?.tenantId, "b");
  });
});
