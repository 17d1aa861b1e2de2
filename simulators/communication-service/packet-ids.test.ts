import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { PacketIds, UNACKNOWLEDGED_MAX } from "./packet-ids.ts";

describe("packet ids", () => {
  it("start at one, come round after 65535, and pass over those in use", () => {
    const ids = new PacketIds();
    assert.equal(ids.take(), 1);
    assert.equal(ids.take(), 2);
    ids.acknowledge(2);
    for (let expected = 3; expected <= 65_535; expected += 1) {
      assert.equal(ids.take(), expected);
      ids.acknowledge(expected);
    }
    assert.equal(ids.take(), 2);
    assert.equal(ids.unacknowledged, 2);
  });

  it("run out when too many are unacknowledged, until one is acknowledged", () => {
    const ids = new PacketIds();
    for (let count = 0; count < UNACKNOWLEDGED_MAX; count += 1) {
      assert.notEqual(ids.take(), undefined);
    }
    assert.equal(ids.take(), undefined);
    ids.acknowledge(7);
    assert.equal(ids.take(), UNACKNOWLEDGED_MAX + 1);
  });
});
