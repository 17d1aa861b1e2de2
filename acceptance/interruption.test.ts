import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { describe, it } from "node:test";
import { markedProcesses } from "./marked-processes.ts";
import { Workplace } from "./workplace.ts";

const ENDING_MS = 60_000;

const STAGES = [
  { stage: "Waiting for the target to answer", flags: [] },
  { stage: "Running the examples", flags: [] },
  { stage: "Running the examples", flags: ["--workers", "2"] },
] as const;

describe("an interrupted run", () => {
  for (const { stage, flags } of STAGES) {
    for (const [signal, code] of [
      ["SIGINT", 130],
      ["SIGTERM", 143],
    ] as const) {
      it(`${flags.join(" ")} ends by ${signal} while "${stage}", without a verdict and with all that it started`, async () => {
        await using place = new Workplace();
        const words = ["run", "--output", place.path("out"), ...flags];
        const run = place.startKaaliper(words, { timeoutMs: ENDING_MS });
        await run.untilSaid(new RegExp(stage));
        assert.ok(markedProcesses(place.directory).length > 1, "nothing was started");
        run.signal(signal);
        const ended = await run.ended;
        assert.doesNotMatch(ended.said, /^\s+at \S+/m);
        assert.equal(ended.code, code, ended.said);
        assert.ok(!existsSync(place.path("out/verdict.json")));
        await place.assertNothingStays();
      });
    }
  }
});

describe("an interrupted box", () => {
  it("ends with 0 and with all that it started", async () => {
    await using place = new Workplace();
    const box = place.startKaaliper(["serve", "--json"], { timeoutMs: ENDING_MS });
    await box.untilSaid(/"mqttPort"/);
    box.signal("SIGINT");
    const { code, said } = await box.ended;
    assert.equal(code, 0, said);
    await place.assertNothingStays();
  });
});
