import type { ExampleState } from "./example-state.ts";

/** How often something is looked at that does not announce itself, in milliseconds. */
const INTERVAL_MS_MIN = 25;
/** How many times at most: who may take longer is not asked more often. */
const LOOKS_MAX = 200;

/** Looks until there is something to see, at most `boundMs` and some 200 times. Looks at least once. */
export async function eventually<T>(
  state: ExampleState,
  boundMs: number,
  look: () => Promise<T | undefined>,
): Promise<T | undefined> {
  const deadlineMs = state.open.now() + boundMs;
  const intervalMs = Math.max(INTERVAL_MS_MIN, boundMs / LOOKS_MAX);
  let seen = await look();
  while (seen === undefined && state.open.now() < deadlineMs) {
    await state.open.waiter.within(intervalMs, new Promise(() => {}));
    seen = await look();
  }
  return seen;
}
