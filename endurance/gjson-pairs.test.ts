import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { systemClock } from "../runtime/index.ts";
import { enduranceLength, repeatable, tellProgress } from "./endurance-length.ts";
import { pairOf, runPairs } from "./gjson/index.ts";

const length = enduranceLength();
const PAIRS = length.long ? 1_000_000 : 20_000;

describe("random GJSON paths over random documents", { timeout: 1_800_000 }, () => {
  it(`all come to an end, ${PAIRS} times, and find JSON in JSON`, async () => {
    await repeatable(length, async () => {
      const startedMs = systemClock.now();
      await runPairs(length.seed, PAIRS);
      tellProgress(length, `${PAIRS} pairs took ${systemClock.now() - startedMs} ms`);
    });
  });

  it("are determined by seed and number", () => {
    assert.deepEqual(pairOf("1", 7), pairOf("1", 7));
    assert.notDeepEqual(pairOf("1", 7), pairOf("2", 7));
  });
});
