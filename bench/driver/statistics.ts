/** What a row of measurements comes to. */
export interface Summary {
  readonly median: number;
  readonly minimum: number;
  readonly maximum: number;
}

/** Sums up at least one measurement; of an even number the median lies between the two in the middle. */
export function summary(values: readonly number[]): Summary {
  const sorted = values.toSorted((left, right) => left - right);
  const upper = sorted[Math.floor(sorted.length / 2)];
  const lower = sorted[Math.floor((sorted.length - 1) / 2)];
  const [minimum, maximum] = [sorted[0], sorted.at(-1)];
  if (upper === undefined || lower === undefined || minimum === undefined || maximum === undefined) {
    throw new RangeError("there is nothing to sum up: no measurements were given");
  }
  return { median: (lower + upper) / 2, minimum, maximum };
}
