import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { RecentMap } from "./recent-map.ts";

function filled(): RecentMap<string, number> {
  const map = new RecentMap<string, number>(3);
  map.set("a", 1);
  map.set("b", 2);
  map.set("c", 3);
  return map;
}

function values(map: RecentMap<string, number>): (number | undefined)[] {
  return ["a", "b", "c", "d"].map((key) => map.get(key));
}

describe("a recent map", () => {
  it("forgets the oldest entry to make room", () => {
    const map = filled();
    map.set("d", 4);
    assert.deepEqual(values(map), [undefined, 2, 3, 4]);
  });

  it("counts an entry that is set again as new", () => {
    const map = filled();
    map.set("a", 10);
    map.set("d", 4);
    assert.deepEqual(values(map), [10, undefined, 3, 4]);
  });

  it("forgets the oldest entries up to the first that is to be kept", () => {
    const map = filled();
    map.deleteOldestWhile((value) => value !== 2);
    assert.deepEqual(values(map), [undefined, 2, 3, undefined]);
  });

  it("forgets an entry on demand", () => {
    const map = filled();
    map.delete("b");
    assert.deepEqual(values(map), [1, undefined, 3, undefined]);
  });
});
