import type { Round } from "../driver/index.ts";

/** One round of what is measured and one of what it is compared with, one right after the other. */
export interface Pair<Measured = Round> {
  readonly measured: Measured;
  readonly baseline: Round;
}

/** Rates of the one divided by those of the other. */
export function ratioOf({ measured, baseline }: Pair): number {
  return measured.requestsPerSecond / baseline.requestsPerSecond;
}

/** Both sides of a comparison. */
export interface Comparison<Measured> {
  readonly measured: () => Promise<Measured>;
  readonly baseline: () => Promise<Round>;
}

/**
 * Warms both up with a pair that does not count, then measures pair after pair; `onPair` is told of each. Whoever is
 * first in one pair is second in the next, so that no side gains by its place.
 */
export async function measurePairs<Measured>(
  { measured, baseline }: Comparison<Measured>,
  count: number,
  onPair: (pair: Pair<Measured>, count: number) => void,
): Promise<readonly Pair<Measured>[]> {
  const pairs: Pair<Measured>[] = [];
  for (let turn = 0; turn <= count; turn += 1) {
    const isReversed = turn % 2 === 1;
    const first = isReversed ? await baseline() : undefined;
    const pair = { measured: await measured(), baseline: first ?? (await baseline()) };
    if (turn > 0) {
      pairs.push(pair);
      onPair(pair, turn);
    }
  }
  return pairs;
}
