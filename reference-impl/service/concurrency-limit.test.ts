import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { ConcurrencyLimit } from "./concurrency-limit.ts";

describe("a limit of concurrency", () => {
  it("lets so many run at a time, in the order of coming, whatever becomes of them", async () => {
    const limit = new ConcurrencyLimit(2);
    const begun: number[] = [];
    const ends: ((failed: boolean) => void)[] = [];
    const work = (index: number) =>
      limit.run(
        () =>
          new Promise<number>((resolve, reject) => {
            begun.push(index);
            ends.push((failed) => (failed ? reject(new Error(`${index} failed`)) : resolve(index)));
          }),
      );
    const outcomes = [0, 1, 2, 3].map(work);
    assert.deepEqual(begun, [0, 1]);
    ends[0]?.(true);
    await assert.rejects(outcomes[0] ?? Promise.resolve(), /0 failed/);
    assert.deepEqual(begun, [0, 1, 2]);
    ends[1]?.(false);
    ends[2]?.(false);
    assert.deepEqual([await outcomes[1], await outcomes[2]], [1, 2]);
    ends[3]?.(false);
    assert.equal(await outcomes[3], 3);
    assert.equal(await limit.run(async () => 4), 4);
  });
});
