import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { RecentAddressees } from "./recent-addressees.ts";

const named = (endpointId: string) => ({ endpointId, appVersionName: "kettle-v1" });

describe("recent addressees", () => {
  it("are those of the window, each once and with its latest appversion", () => {
    const recent = new RecentAddressees(100);
    recent.add(named("e-1"), 0);
    recent.add(named("e-2"), 50);
    recent.add({ endpointId: "e-1", appVersionName: "kettle-v2" }, 60);
    assert.deepEqual(recent.all(100), [named("e-2"), { endpointId: "e-1", appVersionName: "kettle-v2" }]);
    assert.deepEqual(recent.all(150), [named("e-2"), { endpointId: "e-1", appVersionName: "kettle-v2" }]);
    assert.deepEqual(recent.all(151), [{ endpointId: "e-1", appVersionName: "kettle-v2" }]);
    assert.deepEqual(recent.all(161), []);
  });

  it("are forgotten, those of the oldest event first, when there is no more room", () => {
    const recent = new RecentAddressees(100, 2);
    ["e-1", "e-2", "e-1", "e-3"].forEach((endpointId, index) => recent.add(named(endpointId), index));
    assert.deepEqual(recent.all(4), [named("e-1"), named("e-3")]);
  });
});
