import { isMainThread, Worker, workerData } from "node:worker_threads";
import { clockWaiter, systemClock } from "../../runtime/index.ts";
import { assertEvaluates, describePair, pairOf } from "./pair.ts";

/** Within so many milliseconds every pair is done, whatever else the machine does. */
const PAIR_MS_MAX = 10_000;

interface PairRunData {
  readonly seed: string;
  readonly pairs: number;
  /** The number of the pair that is being evaluated. */
  readonly current: Int32Array;
}

const waiter = clockWaiter(systemClock);

/**
 * Evaluates so many pairs in a thread of its own, so that one that never ends is seen. Rejects with the pair that
 * failed or did not end.
 */
export async function runPairs(seed: string, pairs: number): Promise<void> {
  const current = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
  const data: PairRunData = { seed, pairs, current };
  const worker = new Worker(new URL(import.meta.url), { workerData: data });
  const ended = new Promise<void>((resolve, reject) => {
    worker.once("error", reject);
    worker.once("exit", (code) => (code === 0 ? resolve() : reject(new Error(`the thread ended with ${code}`))));
  });
  try {
    await untilEnded(ended, current, seed);
  } finally {
    await worker.terminate();
  }
  if (current[0] !== pairs) {
    throw new Error(`only ${current[0]} of ${pairs} pairs were evaluated`);
  }
}

async function untilEnded(ended: Promise<void>, current: Int32Array, seed: string): Promise<void> {
  for (;;) {
    const before = Atomics.load(current, 0);
    const { settled } = await waiter.within(PAIR_MS_MAX, ended);
    if (settled) {
      return;
    }
    if (Atomics.load(current, 0) === before) {
      throw new Error(`not done after ${PAIR_MS_MAX} ms: ${describePair(seed, before)}`);
    }
  }
}

function evaluateAll({ seed, pairs, current }: PairRunData): void {
  for (let index = 0; index < pairs; index += 1) {
    Atomics.store(current, 0, index);
    try {
      assertEvaluates(pairOf(seed, index));
    } catch (cause) {
      throw new Error(`${String(cause)}: ${describePair(seed, index)}`, { cause });
    }
  }
  Atomics.store(current, 0, pairs);
}

function isPairRunData(data: unknown): data is PairRunData {
  return typeof data === "object" && data !== null && "seed" in data && "pairs" in data && "current" in data;
}

if (!isMainThread && isPairRunData(workerData)) {
  evaluateAll(workerData);
}
