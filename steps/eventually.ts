import type { ExampleState } from "./example-state.ts";

/** How often something is looked at that does not announce itself, in milliseconds. */
const INTERVAL_MS = 25;

/** Looks until there is something to see, at most `boundMs`. Looks at least once. */
export async function eventually<T>(
  state: ExampleState,
  boundMs: number,
  look: () => Promise<T | undefined>,
): Promise<T | undefined> {
  const deadlineMs = state.open.now() + boundMs;
  let seen = await look();
  while (seen === undefined && state.open.now() < deadlineMs) {
    await state.open.waiter.within(INTERVAL_MS, new Promise(() => {}));
    seen = await look();
  }
  return seen;
}
