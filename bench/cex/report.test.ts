import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Round } from "../driver/index.ts";
import type { Measurement } from "./measurement.ts";
import type { Pair } from "./pairs.ts";
import { cexFindings, cexReport } from "./report.ts";

const round = (requestsPerSecond: number): Round => ({
  requestsPerSecond,
  driverBusy: 0.5,
  answered: 1_000,
  compared: 10,
});

const pair = (measured: number, baseline = 100): Pair => ({ measured: round(measured), baseline: round(baseline) });

const found = (pairs: Partial<Measurement>) =>
  cexFindings({
    settings: { pairs: 1, seconds: 1, inFlight: 1 },
    one: [pair(50)],
    many: [pair(50)],
    stored: [pair(50)],
    pushed: [pair(50)],
    asked: [pair(50)],
    listed: [pair(50)],
    ...pairs,
  });

const goalLines = (pairs: Partial<Measurement>) => cexReport(found(pairs)).match(/^.* is the goal: .*$/gm) ?? [];

describe("the findings about CEX", () => {
  it("take each ratio to the baseline of its own pair", () => {
    const { ratio } = found({ many: [pair(50), pair(50, 50), pair(60)], one: [pair(10)] });
    assert.deepEqual(ratio.many, { median: 0.6, minimum: 0.5, maximum: 1 });
    assert.deepEqual(ratio.one, { median: 0.1, minimum: 0.1, maximum: 0.1 });
  });

  it("say whether each goal is reached, and what is aimed at beyond", () => {
    const high = { many: [pair(100)], stored: [pair(25)], asked: [pair(50)], listed: [pair(50)] };
    assert.deepEqual(goalLines(high), [
      "With 64 callers, 0.70 is the goal: reached; 1.00 is aimed at: reached.",
      "Until they are stored, when the call is answered, 0.15 is the goal: reached; 0.25 is aimed at: reached.",
      "Asked for by endpoints, 0.50 is the goal: reached.",
      "Listed by callers, 0.50 is the goal: reached.",
    ]);
    const low = { many: [pair(69)], stored: [pair(14)], asked: [pair(49)], listed: [pair(49)] };
    assert.deepEqual(goalLines(low), [
      "With 64 callers, 0.70 is the goal: missed; 1.00 is aimed at: missed.",
      "Until they are stored, when the call is answered, 0.15 is the goal: missed; 0.25 is aimed at: missed.",
      "Asked for by endpoints, 0.50 is the goal: missed.",
      "Listed by callers, 0.50 is the goal: missed.",
    ]);
    assert.match(goalLines({ many: [pair(70)] }).join("\n"), /^With 64 .*: reached; 1\.00 is aimed at: missed\.$/m);
  });
});
