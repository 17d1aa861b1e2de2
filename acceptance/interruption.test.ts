import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { describe, it } from "node:test";
import { markedProcesses } from "./marked-processes.ts";
import type { EndedCommand } from "./started-command.ts";
import { Workplace } from "./workplace.ts";

const ENDING_MS = 60_000;

const STAGES = ["Starting the simulated world", "Waiting for the target to answer", "Running the examples"];

describe("an interrupted run", () => {
  for (const stage of STAGES) {
    for (const [signal, code] of [
      ["SIGINT", 130],
      ["SIGTERM", 143],
    ] as const) {
      it(`ends by ${signal} after it said "${stage}", without a verdict and with all that it started`, async () => {
        await using place = new Workplace();
        const { said } = await interruptedRun(place, stage, signal, code, []);
        assert.doesNotMatch(said, /^\s+at \S+/m);
      });
    }
  }

  it("ends its workers too", async () => {
    await using place = new Workplace();
    await interruptedRun(place, "Running the examples", "SIGTERM", 143, ["--workers", "2"]);
  });
});

async function interruptedRun(
  place: Workplace,
  stage: string,
  signal: NodeJS.Signals,
  code: number,
  flags: readonly string[],
): Promise<EndedCommand> {
  const words = ["run", "--output", place.path("out"), ...flags];
  const run = place.startKaaliper(words, { timeoutMs: ENDING_MS });
  await run.untilSaid(new RegExp(stage));
  assert.ok(markedProcesses(place.directory).length > 1, "nothing was started");
  run.signal(signal);
  const ended = await run.ended;
  assert.equal(ended.code, code, ended.said);
  assert.ok(!existsSync(place.path("out/verdict.json")));
  await place.assertNothingStays();
  return ended;
}

describe("an interrupted box", () => {
  for (const stage of [/Starting the simulated world/, /"mqttPort"/]) {
    it(`ends with 0 and with all that it started after it said ${stage}`, async () => {
      await using place = new Workplace();
      const box = place.startKaaliper(["serve", "--json"], { timeoutMs: ENDING_MS });
      await box.untilSaid(stage);
      box.signal("SIGINT");
      const { code, said } = await box.ended;
      assert.equal(code, 0, said);
      await place.assertNothingStays();
    });
  }
});
