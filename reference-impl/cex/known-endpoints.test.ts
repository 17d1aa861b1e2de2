import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { KnownEndpoints } from "./known-endpoints.ts";
import type { KnownEndpoint } from "./store/index.ts";

/** A store and a register that can be told what they have. */
function world() {
  const stored = new Map<string, string>();
  const registered = new Map<string, string>();
  const time = { nowMs: 1_000 };
  const looked: string[] = [];
  const found = (map: Map<string, string>, endpointId: string): KnownEndpoint | undefined => {
    const appVersionName = map.get(endpointId);
    return appVersionName === undefined ? undefined : { endpointId, appVersionName };
  };
  const endpoints = new KnownEndpoints({
    clock: { now: () => time.nowMs },
    store: {
      findEndpoint: async (endpointId) => {
        looked.push(endpointId);
        return found(stored, endpointId);
      },
      rememberEndpoint: async ({ endpointId, appVersionName }) => void stored.set(endpointId, appVersionName),
      forgetEndpoint: async (endpointId) => void stored.delete(endpointId),
    },
    register: {
      findEndpoint: async (endpointId) => found(registered, endpointId),
      findFiltered: async () => undefined,
    },
    configurations: {
      isComplete: true,
      find: (appVersionName) => ({
        tenantId: "kaa",
        applicationName: "kettle",
        appVersionName,
        application: undefined,
        appVersion: undefined,
        revision: 1,
      }),
    },
  });
  const versionOf = async (endpointId: string) => (await endpoints.place(endpointId))?.appVersionName;
  return { endpoints, stored, registered, time, looked, versionOf };
}

describe("known endpoints", () => {
  it("are looked up in the store once, and at the register if the store has none", async () => {
    const { stored, registered, looked, versionOf } = world();
    stored.set("e-1", "v1");
    registered.set("e-2", "v2");
    const versions = [await versionOf("e-1"), await versionOf("e-1"), await versionOf("e-2"), await versionOf("e-3")];
    assert.deepEqual(versions, ["v1", "v1", "v2", undefined]);
    assert.deepEqual(looked, ["e-1", "e-2", "e-3"]);
    assert.equal(stored.get("e-2"), "v2");
  });

  it("are looked up anew when an event says otherwise, and not when it says the same", async () => {
    const { endpoints, stored, looked, versionOf } = world();
    stored.set("e-1", "v1");
    await versionOf("e-1");
    endpoints.hear({ endpointId: "e-1", appVersionName: "v1" });
    await versionOf("e-1");
    assert.equal(looked.length, 1);
    endpoints.hear({ endpointId: "e-1", appVersionName: "v2" });
    stored.set("e-1", "v2");
    assert.equal(await versionOf("e-1"), "v2");
    endpoints.doubt();
    await versionOf("e-1");
    assert.equal(looked.length, 3);
  });

  it("are not believed for ever by what the store said before another replica told it of their end", async () => {
    const { endpoints, stored, time, versionOf } = world();
    stored.set("e-1", "v1");
    const asked = versionOf("e-1");
    endpoints.left("e-1");
    assert.equal(await asked, "v1");
    assert.equal(await versionOf("e-1"), "v1");
    stored.delete("e-1");
    assert.equal(await versionOf("e-1"), undefined);
    time.nowMs += 5_000;
    stored.set("e-1", "v3");
    assert.equal(await versionOf("e-1"), "v3");
    stored.delete("e-1");
    assert.equal(await versionOf("e-1"), "v3");
  });
});
