import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { MISSED_UPDATES_MAX, MissedUpdates } from "./missed-updates.ts";

describe("missed updates", () => {
  it("have a limit, beyond which the oldest goes", () => {
    const missed = new MissedUpdates();
    const add = (index: number) => missed.add({ endpointId: `e-${index}`, appVersionName: "v" });
    for (let index = 0; index < MISSED_UPDATES_MAX; index += 1) {
      assert.equal(add(index), false);
    }
    assert.equal(add(0), false);
    assert.equal(add(MISSED_UPDATES_MAX), true);
    assert.equal(missed.takeAll()[0]?.endpointId, "e-1");
    assert.deepEqual(missed.takeAll(), []);
  });

  it("forget an endpoint in every appversion", () => {
    const missed = new MissedUpdates();
    missed.add({ endpointId: "a", appVersionName: "v1" });
    missed.add({ endpointId: "b", appVersionName: "v1" });
    missed.add({ endpointId: "a", appVersionName: "v2" });
    missed.forgetEndpoint("a");
    assert.deepEqual(missed.takeAll(), [{ endpointId: "b", appVersionName: "v1" }]);
  });
});
