import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { seededRandom, VirtualTime } from "../../runtime/index.ts";
import { RefreshLoop } from "./refresh-loop.ts";

const TIMES = { periodMs: 60_000, pauseMs: 100, retryMsMin: 500, retryMsMax: 8_000 };
const OUTCOME_MS = 10;

/** A loop whose fetches take ten milliseconds and come to what `outcome` says. */
function looping(outcome: (count: number) => string | undefined = () => undefined) {
  const time = new VirtualTime(0, seededRandom("seed"));
  const startedAtMs: number[] = [];
  const refresh = () =>
    new Promise<string | undefined>((resolve) => {
      startedAtMs.push(time.now());
      const count = startedAtMs.length;
      time.schedule(OUTCOME_MS, () => resolve(outcome(count)));
    });
  const loop = new RefreshLoop({ clock: time, random: seededRandom("jitter"), times: TIMES, refresh });
  const pass = (ms: number) => time.within(ms, new Promise(() => {}));
  return { time, loop, startedAtMs, pass };
}

describe("a refresh loop", () => {
  it("fetches when it is told to, and from then on once in a period", async () => {
    const { loop, startedAtMs, pass } = looping();
    await pass(1_000);
    assert.deepEqual(startedAtMs, []);
    loop.nudge();
    await pass(130_000);
    assert.deepEqual(startedAtMs, [1_000, 61_010, 121_020]);
  });

  it("makes one fetch of all that is asked for during another, and leaves a pause in between", async () => {
    const { loop, startedAtMs, pass } = looping();
    loop.nudge();
    await pass(1);
    for (let count = 0; count < 10_000; count += 1) {
      loop.nudge();
    }
    await pass(1_000);
    assert.deepEqual(startedAtMs, [0, 110]);
  });

  it("does not come to rest more often than the pause allows, however long the storm", async () => {
    const { loop, startedAtMs, pass } = looping();
    for (let count = 0; count < 1_100; count += 1) {
      loop.nudge();
      await pass(1);
    }
    await pass(500);
    assert.deepEqual(
      startedAtMs,
      Array.from({ length: 11 }, (_, index) => index * 110),
    );
  });

  it("tells who asked when a fetch that began later has ended", async () => {
    const { time, loop, pass } = looping();
    const ends: number[] = [];
    const ask = () => void loop.request().then(() => ends.push(time.now()));
    ask();
    await pass(5);
    ask();
    await pass(200);
    assert.deepEqual(ends, [10, 120]);
  });

  it("tries again after a failure, ever more rarely, up to a bound and not in step with others", async () => {
    const { loop, startedAtMs, pass } = looping(() => "no answer");
    loop.nudge();
    await pass(60_000);
    const gaps = startedAtMs.slice(1).map((atMs, index) => atMs - (startedAtMs[index] ?? 0) - OUTCOME_MS);
    const expected = gaps.map((_, index) => Math.min(8_000, 500 * 2 ** index));
    gaps.forEach((gap, index) => {
      const most = expected[index] ?? 0;
      assert.ok(gap >= most / 2 && gap <= most, `${gap} is not between half of ${most} and ${most}`);
    });
    assert.ok(gaps.length > 8 && new Set(gaps).size > 6);
    assert.equal(loop.problem, "no answer");
  });

  it("tries at once when somebody asks, however rare it has become", async () => {
    const { loop, startedAtMs, pass, time } = looping(() => "no answer");
    loop.nudge();
    await pass(30_000);
    const before = startedAtMs.length;
    loop.nudge();
    await pass(1);
    assert.equal(startedAtMs.length, before + 1);
    assert.ok(time.now() - (startedAtMs.at(-1) ?? 0) <= 1 + TIMES.pauseMs);
  });

  it("forgets its failures with the first fetch that goes well", async () => {
    const { loop, startedAtMs, pass } = looping((count) => (count < 4 ? "no answer" : undefined));
    loop.nudge();
    await pass(10_000);
    assert.equal(startedAtMs.length, 4);
    assert.equal(loop.problem, undefined);
    await pass(70_000);
    assert.equal(startedAtMs.length, 5);
  });

  it("takes what is thrown for a failure", async () => {
    const time = new VirtualTime(0, seededRandom("seed"));
    const throwing = new RefreshLoop({
      clock: time,
      random: seededRandom("jitter"),
      times: TIMES,
      refresh: () => Promise.reject(new Error("odd")),
    });
    throwing.nudge();
    await time.within(1, new Promise(() => {}));
    assert.equal(throwing.problem, "odd");
  });

  it("fetches no more once it is closed, and lets nobody wait", async () => {
    const { time, loop, startedAtMs, pass } = looping();
    loop.nudge();
    await pass(5);
    const waiting = loop.request();
    loop.close();
    assert.ok((await time.within(0, waiting)).settled);
    assert.ok((await time.within(0, loop.request())).settled);
    await pass(200_000);
    assert.deepEqual(startedAtMs, [0]);
  });
});
