import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { RunVerdict } from "../conformance/verdicts/index.ts";
import { FAILING_VERDICT, PASSING_VERDICT } from "./example-verdict.ts";
import { durationText, examplesText, outcomeOf } from "./outcome.ts";

describe("outcomeOf", () => {
  it("says in a word what the exit code says", () => {
    const { must } = PASSING_VERDICT.summary;
    const cases: [RunVerdict, string][] = [
      [PASSING_VERDICT, "PASSED"],
      [{ ...PASSING_VERDICT, summary: { ...PASSING_VERDICT.summary, must: { ...must, fail: 2 } } }, "FAILED"],
      [{ ...PASSING_VERDICT, complete: false }, "INCOMPLETE"],
      [FAILING_VERDICT, "ERROR"],
    ];
    for (const [verdict, word] of cases) {
      assert.equal(outcomeOf(verdict).word, word);
    }
  });

  it("does not praise a target of which nothing was run", () => {
    const scenarios = { total: 0, passed: 0, failed: 0, skipped: 0 };
    const { word, sentence } = outcomeOf({ ...PASSING_VERDICT, scenarios });
    assert.equal(word, "INCOMPLETE");
    assert.equal(sentence, "No example was run, so nothing is known of the target.");
  });

  it("counts broken MUST rules", () => {
    const broken = (fail: number): string => {
      const must = { ...PASSING_VERDICT.summary.must, fail };
      return outcomeOf({ ...PASSING_VERDICT, summary: { ...PASSING_VERDICT.summary, must } }).sentence;
    };
    assert.equal(broken(1), "The target breaks 1 MUST rule.");
    assert.equal(broken(2), "The target breaks 2 MUST rules.");
  });
});

describe("examplesText", () => {
  it("names only what happened", () => {
    assert.equal(examplesText(PASSING_VERDICT), "8 of 8 examples passed");
    assert.equal(examplesText(FAILING_VERDICT), "3 of 11 examples passed, 7 failed, 1 did not end");
  });
});

describe("durationText", () => {
  it("takes the unit that a person would", () => {
    const texts = [0, 12.4, 999.4, 999.6, 4230, 59_949, 59_951, 192_000, 3_600_000].map(durationText);
    assert.deepEqual(texts, [
      "0 ms",
      "12 ms",
      "999 ms",
      "1.0 s",
      "4.2 s",
      "59.9 s",
      "1 min 0 s",
      "3 min 12 s",
      "60 min 0 s",
    ]);
  });
});
