import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import process from "node:process";
import { describe, it } from "node:test";
import { judgement, readVerdict, type Verdict } from "./verdict.ts";
import { Workplace } from "./workplace.ts";

/** The long form is for `npm run test:endurance`. */
const LONG = process.env["KAALIPER_ENDURANCE"] === "1";
const [FAST_RUNS, WIRE_RUNS] = LONG ? [200, 20] : [2, 2];
/** The short form looks at examples that depend much on the order in which things happen. */
const SELECTION = LONG ? [] : ["--tags", "@CMP-014 or @CMX-001 or @CMX-002"];
const SHARED_SELECTION = LONG ? [] : ["--tags", "@must"];
const PROGRESS_RUNS = 10;
const BUSY_PROCESSES = 2;
const BUSY_MS = 7_200_000;
const SEED = "7";

/** Keeps a processor busy until it is ended, or until the process that started it is gone. */
const BUSY = "const parent = process.ppid; while (process.ppid === parent);";

/** Runs `work` while other processes want the processors. */
async function besideBusyProcesses<T>(place: Workplace, work: () => Promise<T>): Promise<T> {
  const busy = Array.from({ length: BUSY_PROCESSES }, () =>
    place.start(process.execPath, ["-e", BUSY], { timeoutMs: BUSY_MS }),
  );
  try {
    const outcome = await work();
    assert.ok(
      busy.every(({ isOver }) => !isOver),
      "a busy process ended before the runs did",
    );
    return outcome;
  } finally {
    for (const command of busy) {
      command.signal("SIGKILL");
    }
    await Promise.allSettled(busy.map(({ ended }) => ended));
  }
}

/** Runs into a directory of the place and returns its path. */
async function run(place: Workplace, name: string, ...words: readonly string[]): Promise<string> {
  const output = place.path(name);
  const { code, said } = await place.runKaaliper(["run", "--output", output, ...words]);
  assert.equal(code, 0, `${name}: ${said}`);
  return output;
}

async function wireRun(place: Workplace, name: string, words: readonly string[] = []): Promise<Verdict> {
  return readVerdict(await run(place, name, ...words));
}

/** Of a long form each tenth is told. */
function tellProgress(lane: string, count: number, of: number): void {
  if (LONG && count % PROGRESS_RUNS === 0) {
    process.stderr.write(`${count} of ${of} ${lane} runs done\n`);
  }
}

describe("runs over the wire", () => {
  it("do not disturb each other when two go on at once", async () => {
    await using place = new Workplace();
    const beside = wireRun(place, "other", SHARED_SELECTION);
    const [one, other] = await Promise.all([wireRun(place, "one", SHARED_SELECTION), beside]);
    assert.notEqual(one.seed, other.seed);
    assert.deepEqual(judgement(one), judgement(other));
  });

  it(`come to the same judgement ${WIRE_RUNS} times in a row beside busy processes`, async () => {
    await using place = new Workplace();
    await besideBusyProcesses(place, async () => {
      const first = judgement(await wireRun(place, "1", SELECTION));
      for (let count = 2; count <= WIRE_RUNS; count += 1) {
        assert.deepEqual(judgement(await wireRun(place, String(count), SELECTION)), first, `run ${count}`);
        tellProgress("wire", count, WIRE_RUNS);
      }
    });
  });
});

describe("runs in the fast lane", () => {
  it(`have the same judgement and traffic ${FAST_RUNS} times in a row beside busy processes`, async () => {
    await using place = new Workplace();
    const flags = ["--lane", "fast", "--seed", SEED, ...SELECTION];
    await besideBusyProcesses(place, async () => {
      const first = await run(place, "1", ...flags);
      const [verdict, traffic] = [judgement(readVerdict(first)), readFileSync(`${first}/traffic.ndjson`)];
      assert.ok(traffic.length > 0);
      for (let count = 2; count <= FAST_RUNS; count += 1) {
        const output = await run(place, "again", ...flags);
        assert.deepEqual(judgement(readVerdict(output)), verdict, `run ${count}`);
        assert.ok(readFileSync(`${output}/traffic.ndjson`).equals(traffic), `run ${count} had other traffic`);
        tellProgress("fast", count, FAST_RUNS);
      }
    });
  });
});
