import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { describe, it } from "node:test";
import { seededRandom, VirtualTime } from "./index.ts";

const BEGINNING_MS = 1_000;
const never = new Promise<never>(() => {});

const begin = (seed = "seed", stepsMax?: number) => new VirtualTime(BEGINNING_MS, seededRandom(seed), stepsMax);

/** A promise and the means to settle it. */
function pending<T>() {
  let resolve: (value: T) => void = () => {};
  let reject: (cause: Error) => void = () => {};
  const promise = new Promise<T>((yes, no) => {
    resolve = yes;
    reject = no;
  });
  return { promise, resolve, reject };
}

/** Resolves after so many turns of the event loop, as work of a thread pool does. */
async function turns(count: number): Promise<void> {
  for (let turn = 0; turn < count; turn += 1) {
    await new Promise((resolve) => setImmediate(resolve));
  }
}

describe("virtual time", () => {
  it("stands still while nobody waits", async () => {
    const time = begin();
    let fired = false;
    time.schedule(0, () => {
      fired = true;
    });
    await turns(5);
    assert.deepEqual([time.now(), fired], [BEGINNING_MS, false]);
  });

  it("passes exactly as far as the bound of a wait for something that never comes", async () => {
    const time = begin();
    assert.deepEqual(await time.within(60_000, never), { settled: false });
    assert.equal(time.now(), BEGINNING_MS + 60_000);
    await time.within(0, never);
    await time.within(-5, never);
    assert.equal(time.now(), BEGINNING_MS + 60_000);
  });

  it("passes no further than the moment at which a promise settles", async () => {
    const time = begin();
    const later = new Promise<string>((resolve) => time.schedule(250, () => resolve("now")));
    assert.deepEqual(await time.within(60_000, later), { settled: true, value: "now" });
    assert.equal(time.now(), BEGINNING_MS + 250);
  });

  it("does not pass for a promise that is settled already", async () => {
    const time = begin();
    time.schedule(0, () => assert.fail("a timer was fired"));
    assert.deepEqual(await time.within(60_000, Promise.resolve(5)), { settled: true, value: 5 });
    assert.equal(time.now(), BEGINNING_MS);
  });

  it("lets a promise settle at the very bound", async () => {
    const time = begin();
    const atBound = new Promise<void>((resolve) => time.schedule(100, resolve));
    assert.equal((await time.within(100, atBound)).settled, true);
    const beyond = new Promise<void>((resolve) => time.schedule(101, resolve));
    assert.equal((await time.within(100, beyond)).settled, false);
  });
});

describe("timers of virtual time", () => {
  it("fire in the order of their time, and of being scheduled where that is the same", async () => {
    const time = begin();
    const log: string[] = [];
    const note = (name: string) => () => void log.push(`${name} at ${time.now() - BEGINNING_MS}`);
    time.schedule(30, note("c"));
    time.schedule(10, note("a"));
    time.schedule(10, note("b"));
    time.schedule(-5, note("past"));
    time.schedule(10, () => time.schedule(0, note("nested")));
    await time.within(30, never);
    assert.deepEqual(log, ["past at 0", "a at 10", "b at 10", "nested at 10", "c at 30"]);
  });

  it("fire only if the bound reaches them, and then in a later wait", async () => {
    const time = begin();
    const log: number[] = [];
    time.schedule(50, () => log.push(time.now()));
    await time.within(49, never);
    assert.deepEqual(log, []);
    await time.within(1, never);
    assert.deepEqual(log, [BEGINNING_MS + 50]);
  });

  it("do not fire once they were called off; calling off later does nothing", async () => {
    const time = begin();
    const log: string[] = [];
    const cancelled = time.schedule(10, () => log.push("cancelled"));
    const fired = time.schedule(20, () => log.push("fired"));
    cancelled.cancel();
    await time.within(30, never);
    fired.cancel();
    assert.deepEqual(log, ["fired"]);
  });

  it("may call off a timer of the same moment", async () => {
    const time = begin();
    const log: string[] = [];
    time.schedule(10, () => second.cancel());
    const second = time.schedule(10, () => log.push("second"));
    await time.within(30, never);
    assert.deepEqual(log, []);
  });

  it("come after every promise chain and every delivery", async () => {
    const time = begin();
    const log: string[] = [];
    time.schedule(0, () => log.push("timer"));
    time.deliver("a", () => {
      log.push("delivery");
      void Promise.resolve()
        .then(() => Promise.resolve())
        .then(() => log.push("chain"));
      time.deliver("a", () => log.push("delivery of a delivery"));
    });
    await time.within(1, never);
    assert.deepEqual(log, ["delivery", "chain", "delivery of a delivery", "timer"]);
  });
});

describe("waiting under virtual time", () => {
  it("is refused while another wait is under way, which goes on", async () => {
    const time = begin();
    const first = time.within(100, never);
    await assert.rejects(time.within(100, never), /^Error: virtual time: a wait began inside another/);
    assert.deepEqual(await first, { settled: false });
    assert.deepEqual(await time.within(1, never), { settled: false });
  });

  it("rejects as the promise does", async () => {
    const time = begin();
    const failing = new Promise<never>((_resolve, reject) => time.schedule(10, () => reject(new TypeError("broken"))));
    await assert.rejects(time.within(100, failing), { name: "TypeError", message: "broken" });
    assert.equal(time.now(), BEGINNING_MS + 10);
    assert.deepEqual(await time.within(1, never), { settled: false });
  });

  it("leaves a promise alone that rejects after the bound", async () => {
    const time = begin();
    const { promise, reject } = pending<never>();
    assert.deepEqual(await time.within(10, promise), { settled: false });
    reject(new Error("late"));
    await turns(2);
  });

  it("rejects with what a timer or a delivery throws, and can be repeated", async () => {
    const time = begin();
    const broken = () => {
      throw new RangeError("broken");
    };
    time.schedule(10, broken);
    await assert.rejects(time.within(100, never), { name: "RangeError" });
    time.deliver("a", broken);
    await assert.rejects(time.within(100, never), { name: "RangeError" });
    assert.deepEqual(await time.within(1, never), { settled: false });
  });

  it("ends with an error in a world that never comes to rest", async () => {
    const time = begin("seed", 1_000);
    const again = (): void => void time.schedule(0, again);
    again();
    await assert.rejects(time.within(1, never), /^Error: virtual time: still busy after 1000 steps of one wait$/);
  });
});

describe("outside work", () => {
  it("holds time still until it is done, however many turns of the event loop it takes", async () => {
    const time = begin();
    const work = time.outside(() => turns(200)).then(() => time.now());
    assert.deepEqual(await time.within(60_000, work), { settled: true, value: BEGINNING_MS });
  });

  it("holds time still for a file, too", async () => {
    const time = begin();
    time.schedule(1, () => assert.fail("time passed"));
    const read = await time.within(
      60_000,
      time.outside(() => readFile(import.meta.filename)),
    );
    assert.equal(read.settled, true);
  });

  it("gives its results in the order in which it was handed in", async () => {
    const time = begin();
    const log: string[] = [];
    const slow = time.outside(() => turns(50)).then(() => log.push("slow"));
    const quick = time.outside(() => turns(1)).then(() => log.push("quick"));
    await time.within(1, Promise.all([slow, quick]));
    assert.deepEqual(log, ["slow", "quick"]);
  });

  it("passes a failure on, in order, and lets time pass again", async () => {
    const time = begin();
    const log: string[] = [];
    const slow = time.outside(() => turns(50)).then(() => log.push("slow"));
    const failing = time
      .outside(() => Promise.reject(new Error("broken")))
      .catch((cause: unknown) => log.push(String(cause)));
    const after = time.outside(async () => "value").then((value) => log.push(value));
    await time.within(1, Promise.all([slow, failing, after]));
    assert.deepEqual(log, ["slow", "Error: broken", "value"]);
    assert.deepEqual(await time.within(5, never), { settled: false });
  });

  it("that throws before it begins is a failure like any other", async () => {
    const time = begin();
    const thrown = time.outside(() => {
      throw new TypeError("no promise");
    });
    await assert.rejects(time.within(1, thrown), { name: "TypeError", message: "no promise" });
    assert.deepEqual(await time.within(5, never), { settled: false });
  });
});

describe("deliveries under virtual time", () => {
  /** The order in which three channels of five deliveries each are served. */
  async function order(seed: string): Promise<string[]> {
    const time = begin(seed);
    const log: string[] = [];
    for (let count = 0; count < 5; count += 1) {
      ["a", "b", "c"].forEach((channel) => time.deliver(channel, () => log.push(`${channel}${count}`)));
    }
    await time.within(0, never);
    return log;
  }

  it("keep the order of sending in each channel", async () => {
    const log = await order("one");
    for (const channel of ["a", "b", "c"]) {
      assert.deepEqual(
        log.filter((entry) => entry.startsWith(channel)),
        [0, 1, 2, 3, 4].map((count) => `${channel}${count}`),
      );
    }
  });

  it("are interleaved as the seed says", async () => {
    assert.deepEqual(await order("one"), await order("one"));
    assert.notDeepEqual(await order("one"), await order("two"));
  });

  it("never happen inside the call that asks for them", async () => {
    const time = begin();
    const log: string[] = [];
    time.deliver("a", () => log.push("delivered"));
    log.push("asked");
    await time.within(0, never);
    assert.deepEqual(log, ["asked", "delivered"]);
  });
});
