import { BenchmarkError, type Round, type Time } from "../driver/index.ts";

/** What a call has done. */
export interface Done {
  readonly answered: number;
  /** How many of these were compared with what they should be. */
  readonly compared: number;
}

/** Does a piece of work for a caller, who calls again when it is done. Rejects with a `BenchmarkError`. */
export type Call = (caller: number) => Promise<Done>;

/** Who calls, and for how long. */
export interface CallersSettings {
  readonly title: string;
  readonly callers: number;
  readonly durationMs: number;
}

const DRAIN_MS = 10_000;

/** Callers who call again and again, each for itself; then waits for what is still under way. */
export async function callersRound(
  { title, callers, durationMs }: CallersSettings,
  call: Call,
  { waiter }: Time,
): Promise<Round> {
  const startMs = performance.now();
  const startBusy = performance.eventLoopUtilization();
  const done = { isEnough: false, answered: 0, compared: 0, lastMs: startMs };
  const work = async (caller: number): Promise<void> => {
    while (!done.isEnough) {
      const { answered, compared } = await call(caller);
      // A call may take longer than a round; then the first one counts.
      if (!done.isEnough || done.answered === 0) {
        done.answered += answered;
        done.compared += compared;
        done.lastMs = performance.now();
      }
    }
  };
  const ended = Promise.all(Array.from({ length: callers }, (_, caller) => work(caller)));
  await waiter.within(durationMs, ended);
  done.isEnough = true;
  const driverBusy = performance.eventLoopUtilization(startBusy).utilization;
  const { settled } = await waiter.within(DRAIN_MS, ended);
  if (!settled) {
    throw new BenchmarkError(`the ${title} left somebody without an answer for ${DRAIN_MS} ms`);
  }
  const { answered, compared, lastMs } = done;
  return { requestsPerSecond: (answered * 1000) / (lastMs - startMs), driverBusy, answered, compared };
}
