import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { PushesUnderWay } from "./pushes-under-way.ts";

const ADDRESSEE = { endpointId: "e-1", appVersionName: "kettle-v1" };

describe("a push under way", () => {
  it("knows of no update when it begins", () => {
    const pushes = new PushesUnderWay();
    pushes.update(ADDRESSEE, 100);
    assert.equal(pushes.begin(ADDRESSEE).updatedAtMs, Number.NEGATIVE_INFINITY);
  });

  it("knows of the latest update of its endpoint and appversion, and of no other", () => {
    const pushes = new PushesUnderWay();
    const [first, second] = [pushes.begin(ADDRESSEE), pushes.begin(ADDRESSEE)];
    const others = [
      pushes.begin({ ...ADDRESSEE, endpointId: "e-2" }),
      pushes.begin({ ...ADDRESSEE, appVersionName: "kettle-v2" }),
    ];
    pushes.update(ADDRESSEE, 100);
    pushes.end(first);
    pushes.update(ADDRESSEE, 99);
    assert.deepEqual([first.updatedAtMs, second.updatedAtMs], [100, 100]);
    pushes.update(ADDRESSEE, 101);
    assert.deepEqual([first.updatedAtMs, second.updatedAtMs], [100, 101]);
    for (const other of others) {
      assert.equal(other.updatedAtMs, Number.NEGATIVE_INFINITY);
    }
  });

  it("may end when all others of its endpoint have", () => {
    const pushes = new PushesUnderWay();
    const push = pushes.begin(ADDRESSEE);
    pushes.end(push);
    pushes.end(push);
    pushes.update(ADDRESSEE, 100);
    assert.equal(push.updatedAtMs, Number.NEGATIVE_INFINITY);
  });
});
