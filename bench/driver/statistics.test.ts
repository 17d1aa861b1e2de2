import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { summary } from "./statistics.ts";

describe("the summary of measurements", () => {
  it("takes the middle one of an odd number, whatever their order", () => {
    assert.deepEqual(summary([30, 4, 100]), { median: 30, minimum: 4, maximum: 100 });
  });

  it("takes what lies between the two middle ones of an even number", () => {
    assert.deepEqual(summary([1, 9, 3, 2]), { median: 2.5, minimum: 1, maximum: 9 });
  });

  it("compares numbers as numbers, not as text", () => {
    assert.equal(summary([10, 9, 8]).median, 9);
  });

  it("leaves the measurements in their order", () => {
    const values = [3, 1, 2];
    summary(values);
    assert.deepEqual(values, [3, 1, 2]);
  });

  it("refuses to sum up nothing", () => {
    assert.throws(() => summary([]), RangeError);
  });
});
