import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { SharedOutcomes } from "./shared-outcomes.ts";

describe("work that is asked for in the same words", () => {
  it("is done once while it is under way, and again afterwards", async () => {
    const outcomes = new SharedOutcomes<number>();
    let begun = 0;
    let end = (): void => {};
    const work = (): Promise<number> =>
      new Promise((resolve) => {
        begun += 1;
        end = () => resolve(begun);
      });
    const both = [outcomes.of("a", work), outcomes.of("a", work)];
    end();
    assert.deepEqual(await Promise.all(both), [1, 1]);
    const other = outcomes.of("a", work);
    end();
    assert.equal(await other, 2);
  });

  it("fails for all who asked, and is not remembered as failed", async () => {
    const outcomes = new SharedOutcomes<string>();
    const fail = () => Promise.reject(new Error("no"));
    await assert.rejects(Promise.all([outcomes.of("a", fail), outcomes.of("a", fail)]), /no/);
    assert.equal(await outcomes.of("a", async () => "yes"), "yes");
  });

  it("is done each time if the words are many", async () => {
    const outcomes = new SharedOutcomes<number>();
    const text = "x".repeat(65_537);
    let begun = 0;
    const work = async (): Promise<number> => (begun += 1);
    assert.deepEqual(await Promise.all([outcomes.of(text, work), outcomes.of(text, work)]), [1, 2]);
  });
});
