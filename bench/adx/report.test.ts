import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Round } from "../driver/index.ts";
import type { Turn } from "./measurement.ts";
import { adxFindings, adxReport } from "./report.ts";

const round = (requestsPerSecond: number): Round => ({
  requestsPerSecond,
  driverBusy: 0.5,
  answered: 1_000,
  compared: 10,
});

const turn = (one: number, many: number, echo = 100): Turn => ({
  one: round(one),
  many: round(many),
  echo: round(echo),
  fresh: round(10),
});

const found = (...turns: Turn[]) =>
  adxFindings({
    settings: { pairs: turns.length, seconds: 1, inFlight: 1 },
    sizes: { usual: [1, 2], fresh: [3] },
    turns,
  });

describe("the findings about ADX", () => {
  it("take each ratio to the echo of its own turn", () => {
    const { ratio } = found(turn(50, 40), turn(50, 40, 50), turn(60, 60));
    assert.deepEqual(ratio.one, { median: 0.6, minimum: 0.5, maximum: 1 });
    assert.deepEqual(ratio.many, { median: 0.6, minimum: 0.4, maximum: 0.8 });
    assert.deepEqual(ratio.fresh, { median: 0.1, minimum: 0.1, maximum: 0.2 });
  });

  it("lie within the spread if the medians are no further apart than the ratios of either", () => {
    assert.equal(found(turn(50, 45), turn(55, 46), turn(60, 47)).isWithinSpread, true);
    assert.equal(found(turn(54, 45), turn(55, 46), turn(56, 47)).isWithinSpread, false);
    assert.equal(found(turn(45, 54), turn(46, 55), turn(47, 56)).isWithinSpread, false);
  });

  it("say whether both ratios reach the goal", () => {
    assert.match(adxReport(found(turn(50, 41))), /: reached\.$/m);
    assert.match(adxReport(found(turn(50, 39))), /: missed\.$/m);
    assert.match(adxReport(found(turn(39, 50))), /: missed\.$/m);
  });
});
