import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { Durations } from "./durations.ts";
import { Metrics } from "./metrics.ts";

describe("durations", () => {
  it("are shown as a histogram in seconds, none below zero", async () => {
    const durations = new Durations({ name: "time_seconds", help: "Time." }, [0.01, 0.1]);
    for (const durationMs of [50, 1_000, -5]) {
      durations.add(durationMs);
    }
    const exposition = await new Metrics().durations(durations).exposition();
    assert.deepEqual(exposition.text.trim().split("\n"), [
      "# HELP time_seconds Time.",
      "# TYPE time_seconds histogram",
      'time_seconds_bucket{le="0.01"} 1',
      'time_seconds_bucket{le="0.1"} 2',
      'time_seconds_bucket{le="+Inf"} 3',
      "time_seconds_sum 1.05",
      "time_seconds_count 3",
    ]);
  });
});
