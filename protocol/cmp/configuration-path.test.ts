import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { appliedPath, type ConfigurationResource, configurationPath, parseConfigurationPath } from "./index.ts";

describe("a configuration path", () => {
  const known: readonly [string, ConfigurationResource][] = [
    ["/config/json", { resource: "config", configName: undefined }],
    ["/config/json/network", { resource: "config", configName: "network" }],
    ["/config/json/Display_2-b", { resource: "config", configName: "Display_2-b" }],
    ["/applied/json", { resource: "applied", configName: undefined }],
    ["/applied/json/network", { resource: "applied", configName: "network" }],
  ];
  for (const [path, resource] of known) {
    it(`is taken apart: ${path}`, () => {
      assert.deepEqual(parseConfigurationPath(path), resource);
    });
  }

  for (const path of [
    "",
    "/",
    "config/json",
    "/config",
    "/config/",
    "/config/xml",
    "/Config/json",
    "/config/json/",
    "/config/json/a/b",
    "/config/json/a.b",
    "/config/json/a b",
    "/config/json/é",
    "/config/json/a\n",
    "/applied/json/",
    "/config/json/status/",
  ]) {
    it(`is not ${JSON.stringify(path)}`, () => {
      assert.equal(parseConfigurationPath(path), undefined);
    });
  }

  it("is built for the default and for a named configuration", () => {
    assert.equal(configurationPath(), "/config/json");
    assert.equal(configurationPath("network"), "/config/json/network");
    assert.equal(appliedPath(), "/applied/json");
    assert.equal(appliedPath("network"), "/applied/json/network");
  });

  it("is taken apart as it was built", () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-zA-Z0-9_-]+$/), (configName) => {
        assert.deepEqual(parseConfigurationPath(configurationPath(configName)), { resource: "config", configName });
        assert.deepEqual(parseConfigurationPath(appliedPath(configName)), { resource: "applied", configName });
      }),
    );
  });

  for (const name of ["", "a/b", "a b", "é"]) {
    it(`cannot be built for the name ${JSON.stringify(name)}`, () => {
      assert.throws(() => configurationPath(name), { name: "RangeError", message: /must match/ });
      assert.throws(() => appliedPath(name), { name: "RangeError", message: /must match/ });
    });
  }
});
