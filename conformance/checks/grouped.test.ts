import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { grouped } from "./grouped.ts";

describe("grouping", () => {
  it("keeps the order of keys and of the items of each", () => {
    const groups = grouped(["pear", "apple", "plum", "avocado"], (name) => name[0]);
    assert.deepEqual(
      [...groups],
      [
        ["p", ["pear", "plum"]],
        ["a", ["apple", "avocado"]],
      ],
    );
  });

  it("makes no groups of nothing", () => {
    assert.equal(grouped([], String).size, 0);
  });
});
