import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { KnownEndpoints } from "./known-endpoints.ts";

describe("what is known of an endpoint", () => {
  it("is what was said of its presence last, whatever came last", () => {
    const known = new KnownEndpoints();
    known.appeared("e-1", "a", 10);
    known.left("e-1", "a", 9);
    assert.equal(known.presenceOf("e-1")?.connected, true);
    known.left("e-1", "a", 10);
    assert.equal(known.presenceOf("e-1")?.connected, true);
    known.left("e-1", "a", 11);
    known.appeared("e-1", "a", 10);
    assert.equal(known.presenceOf("e-1")?.connected, false);
    known.appeared("e-1", "b", 12);
    assert.deepEqual(known.presenceOf("e-1"), { connected: true, appVersionName: "b", saidAtMs: 12 });
  });

  it("is nothing of its presence once it is in doubt", () => {
    const known = new KnownEndpoints();
    known.left("e-1", "a", 10);
    known.took({ endpointId: "e-1", appVersionName: "a", configVersion: 3 });
    known.doubt();
    assert.equal(known.presenceOf("e-1"), undefined);
    assert.equal(known.takenBy("e-1", "a"), 3);
    assert.equal(known.takenBy("e-1", "b"), undefined);
  });

  it("is forgotten of those who were heard of first", () => {
    const known = new KnownEndpoints(2);
    for (const endpointId of ["e-1", "e-2", "e-3"]) {
      known.announced(endpointId);
    }
    assert.deepEqual(
      ["e-1", "e-2", "e-3"].map((endpointId) => known.announcementsFor(endpointId)),
      [0, 1, 1],
    );
  });
});
