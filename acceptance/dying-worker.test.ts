import assert from "node:assert/strict";
import { join } from "node:path";
import { describe, it } from "node:test";
import { assertExplained, EXIT, usedOutput } from "./explained-failure.ts";
import { readVerdict } from "./verdict.ts";
import { Workplace } from "./workplace.ts";

const STEPS_BEFORE_DEATH = 10;
/** Enough examples for two workers. */
const SELECTION = ["--workers", "2", "--services", "cmx", "--tags", "@CMP-004 or @CMP-014 or @CMX-001 or @CMX-002"];

/** Loaded into every process of a run: kills the first worker hard when it has told of so many finished steps. */
const MORTAL_WORKER = `
import process from "node:process";
if (process.env.CUCUMBER_WORKER_ID === "0") {
  const send = process.send;
  let steps = 0;
  process.send = (message, ...more) => {
    steps += message.envelope?.testStepFinished === undefined ? 0 : 1;
    if (steps === ${STEPS_BEFORE_DEATH}) {
      process.kill(process.pid, "SIGKILL");
    }
    return send.call(process, message, ...more);
  };
}`;

const environment = { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(MORTAL_WORKER)}` };

describe("a worker process that dies", () => {
  for (const lane of ["fast", "wire"]) {
    it(`in the ${lane} lane is Kaaliper's fault, and no example is lost`, async () => {
      await using place = new Workplace();
      const output = usedOutput(place);
      const flags = ["--lane", lane, ...SELECTION, "--output", output];
      const ended = await place.runKaaliper(["run", ...flags], { environment });
      const [, unfinished = ""] = /(\d+) of \d+ examples did\s+not\s+come\s+to\s+an\s+end/.exec(ended.stdout) ?? [];
      assertExplained(ended, EXIT.ownFault, /repeat\s+the\s+run\s+with\s+--workers\s+0/, output);
      const { scenarios, requirements } = readVerdict(output);
      assert.ok(scenarios.skipped > 0);
      assert.equal(Number(unfinished), scenarios.skipped);
      const planned = new Set(requirements.flatMap((row) => row.scenarios));
      assert.equal(planned.size, scenarios.total);
      const hit = requirements.filter(({ verdict }) => verdict === "error");
      assert.ok(hit.length > 0);
      assert.match(JSON.stringify(hit), /not finished|never begun/);
    });
  }

  it("leaves reports that do not pretend to be whole", async () => {
    await using place = new Workplace();
    const flags = ["--lane", "fast", ...SELECTION, "--output", "out", "--json"];
    const { code, stdout } = await place.runKaaliper(["run", ...flags], { environment });
    assert.equal(code, EXIT.ownFault);
    const { complete } = readVerdict(join(place.directory, "out"));
    assert.equal(complete, false);
    assert.match(stdout, /"complete": false/);
  });
});
