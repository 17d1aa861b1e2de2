import { clockWaiter, systemClock } from "../../runtime/index.ts";
import { wordOf } from "./command-name.ts";
import type { DeviceCrowd } from "./device-crowd.ts";
import type { Invocations } from "./invocations.ts";

const LOOK_MS = 250;
/** What CEX may take to notice what has expired, and what is under way to arrive. */
const QUIET_MS = 1_500;

const waiter = clockWaiter(systemClock);
const never = new Promise<never>(() => undefined);

/**
 * Resolves when every accepted command has a result that was taken or is past its deadline, no result waits for its
 * answer, and some time has passed after that. If that takes longer than `boundMs`, it resolves with what is left, in words.
 */
export async function drained(
  crowd: Pick<DeviceCrowd, "executed" | "openResults">,
  { accepted }: Pick<Invocations, "accepted">,
  boundMs: number,
): Promise<string | undefined> {
  const untilMs = systemClock.now() + boundMs;
  const isPending = (): boolean => {
    const { executed } = crowd;
    const nowMs = systemClock.now();
    return accepted.some((call) => call.answeredAtMs + call.ttlMs > nowMs && !executed.has(wordOf(call)));
  };
  while (crowd.openResults > 0 || isPending()) {
    if (systemClock.now() > untilMs) {
      return `${crowd.openResults} results are not answered, or commands pending, ${boundMs} ms after the load had ended`;
    }
    await waiter.within(LOOK_MS, never);
  }
  await waiter.within(QUIET_MS, never);
  return undefined;
}
