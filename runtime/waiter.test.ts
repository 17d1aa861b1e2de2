import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { clockWaiter, seededRandom, systemClock, VirtualTime } from "./index.ts";

const never = new Promise<never>(() => {});

/** A waiter on a virtual clock, and the means to let that clock run. */
function waiting() {
  const time = new VirtualTime(0, seededRandom("seed"));
  return { time, waiter: clockWaiter(time), pass: (ms: number) => time.within(ms, never) };
}

describe("a waiter on a clock", () => {
  it("gives the value of a promise that settles in time", async () => {
    const { time, waiter, pass } = waiting();
    const outcome = waiter.within(100, new Promise((resolve) => time.schedule(99, () => resolve("value"))));
    await pass(100);
    assert.deepEqual(await outcome, { settled: true, value: "value" });
  });

  it("says that it did not settle as soon as the bound is over", async () => {
    const { waiter, pass } = waiting();
    let outcome: unknown;
    void waiter.within(100, never).then((waited) => {
      outcome = waited;
    });
    await pass(99);
    assert.equal(outcome, undefined);
    await pass(1);
    assert.deepEqual(outcome, { settled: false });
  });

  it("rejects as the promise does", async () => {
    const { waiter } = waiting();
    await assert.rejects(waiter.within(100, Promise.reject(new TypeError("broken"))), { message: "broken" });
  });

  it("leaves a promise alone that rejects after the bound", async () => {
    const { time, waiter, pass } = waiting();
    const late = new Promise<never>((_resolve, reject) => time.schedule(200, () => reject(new Error("late"))));
    const outcome = waiter.within(100, late);
    await pass(300);
    assert.deepEqual(await outcome, { settled: false });
  });

  it("leaves no timer behind", async () => {
    const bounds = new Set<object>();
    const clock = {
      now: () => 0,
      schedule: (_delayMs: number, _action: () => void) => {
        const timer = { cancel: () => void bounds.delete(timer) };
        bounds.add(timer);
        return timer;
      },
    };
    await clockWaiter(clock).within(100, Promise.resolve());
    await assert.rejects(clockWaiter(clock).within(100, Promise.reject(new Error("broken"))));
    assert.equal(bounds.size, 0);
  });
});

describe("the clock of the machine", () => {
  it("fires a timer not before its time", async () => {
    const began = systemClock.now();
    await clockWaiter(systemClock).within(20, never);
    assert.ok(systemClock.now() - began >= 19);
  });

  it("fires a timer of the past soon, and one that was called off never", async () => {
    const log: string[] = [];
    systemClock.schedule(0, () => log.push("cancelled")).cancel();
    const fired = new Promise<void>((resolve) => systemClock.schedule(-1_000, resolve));
    assert.equal((await clockWaiter(systemClock).within(10_000, fired)).settled, true);
    assert.deepEqual(log, []);
  });
});
