import type { MeasurementSettings } from "../driver/index.ts";
import type { BatchRound, BatchRounds } from "./batch-rounds.ts";
import type { CommandRounds } from "./command-rounds.ts";
import type { ListingRounds } from "./listing-rounds.ts";
import { measurePairs, type Pair, ratioOf } from "./pairs.ts";

/** How many callers invoke commands at the same time, and how many workers do the same at the bare database. */
export const CALLERS = { one: 1, many: 64 } as const;

/** Comparisons with the bare database. */
export interface WritingMeasurement {
  /** Single commands, by 1 and by 64 callers. */
  readonly one: readonly Pair[];
  readonly many: readonly Pair[];
  /** Commands of batches, until they are stored and until they have come to their endpoints. */
  readonly stored: readonly Pair[];
  readonly pushed: readonly Pair[];
}

/** Comparisons of a store of very many commands with one of few. */
export interface ListingMeasurement {
  /** By endpoints, over the bus. */
  readonly asked: readonly Pair[];
  /** By callers, over REST. */
  readonly listed: readonly Pair[];
}

/** All that a benchmark of CEX found out. */
export interface Measurement extends WritingMeasurement, ListingMeasurement {
  readonly settings: MeasurementSettings;
}

/** Is told how far it is. */
export interface Progress {
  readonly settings: MeasurementSettings;
  readonly say: (stage: string) => void;
}

/** Measures what is written. Rejects with a `BenchmarkError`. */
export async function measureWriting(
  progress: Progress,
  commands: CommandRounds,
  batches: BatchRounds,
): Promise<WritingMeasurement> {
  const { pairs, seconds } = progress.settings;
  const durationMs = seconds * 1000;
  const byCallers = (callers: number) =>
    measurePairs(
      { measured: () => commands.cex(callers, durationMs), baseline: () => commands.bare(callers, durationMs) },
      pairs,
      told(progress, `commands of ${callers}`, ratioOf),
    );
  await commands.warmUp(CALLERS.many);
  const many = await byCallers(CALLERS.many);
  const one = await byCallers(CALLERS.one);
  const inBatches = await measurePairs(
    { measured: () => batches.cex(durationMs), baseline: () => batches.bare(durationMs) },
    pairs,
    told(progress, "batches", (pair) => ratioOf(pairOf(pair, "pushed"))),
  );
  return {
    one,
    many,
    stored: inBatches.map((pair) => pairOf(pair, "stored")),
    pushed: inBatches.map((pair) => pairOf(pair, "pushed")),
  };
}

/** Measures what is listed. Rejects with a `BenchmarkError`. */
export async function measureListing(
  progress: Progress,
  few: ListingRounds,
  many: ListingRounds,
): Promise<ListingMeasurement> {
  const { pairs, seconds } = progress.settings;
  const durationMs = seconds * 1000;
  const asked = await measurePairs(
    { measured: () => many.asked(durationMs), baseline: () => few.asked(durationMs) },
    pairs,
    told(progress, "lists for endpoints", ratioOf),
  );
  const listed = await measurePairs(
    { measured: () => many.listed(durationMs), baseline: () => few.listed(durationMs) },
    pairs,
    told(progress, "lists for callers", ratioOf),
  );
  return { asked, listed };
}

function pairOf({ measured, baseline }: Pair<BatchRound>, what: keyof BatchRound): Pair {
  return { measured: measured[what], baseline };
}

function told<Measured>({ settings, say }: Progress, what: string, ratio: (pair: Pair<Measured>) => number) {
  return (pair: Pair<Measured>, count: number): void =>
    say(`CEX, ${what}: pair ${count} of ${settings.pairs} done, ratio ${ratio(pair).toFixed(2)}`);
}
