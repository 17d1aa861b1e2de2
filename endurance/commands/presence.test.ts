import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { Presence } from "./presence.ts";

describe("the presence of a device", () => {
  it("covers what lies within one connection", () => {
    const presence = new Presence();
    presence.end(5);
    presence.begin(10);
    presence.end(20);
    presence.end(30);
    presence.begin(21);
    const covered = [
      [10, 20],
      [9, 20],
      [10, 21],
      [21, 1_000],
    ] as const;
    assert.deepEqual(
      covered.map(([fromMs, toMs]) => presence.covers(fromMs, toMs)),
      [true, false, false, true],
    );
    assert.equal(presence.count, 2);
  });

  it("is told in words", () => {
    const presence = new Presence();
    presence.begin(10);
    presence.end(20);
    presence.begin(21);
    assert.deepEqual(presence.between(15, 21), [
      [20, "the device is offline"],
      [21, "the device is online"],
    ]);
  });
});
