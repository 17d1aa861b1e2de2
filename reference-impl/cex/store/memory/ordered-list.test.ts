import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { OrderedList } from "./ordered-list.ts";

function listOf(numbers: readonly number[]): OrderedList<number> {
  const list = new OrderedList<number>((one, other) => one - other);
  numbers.forEach((number) => list.add(number));
  return list;
}

describe("an ordered list", () => {
  it("keeps what is in it in order, whatever comes and goes", () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer()), fc.array(fc.integer()), (numbers, gone) => {
        const list = listOf(numbers);
        gone.forEach((number) => list.remove(number));
        const kept = numbers.filter((number) => !gone.includes(number));
        assert.deepEqual(
          list.items,
          kept.toSorted((one, other) => one - other),
        );
      }),
    );
  });

  it("counts what comes first", () => {
    const list = listOf([5, 1, 3]);
    const counts = [0, 1, 2, 5].map((bound) => list.countWhile((number) => number <= bound));
    assert.deepEqual(counts, [0, 1, 1, 3]);
  });
});
