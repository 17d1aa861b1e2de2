import type { Clock, Waiter } from "../runtime/index.ts";
import type { MessageBus } from "../transport/index.ts";
import { ClosedLoop, type Round } from "./closed-loop.ts";
import type { MessageSizes } from "./message-sizes.ts";
import { CMX_SIDE, RELAY_SIDE } from "./side.ts";

/** How much is measured. */
export interface MeasurementSettings {
  readonly pairs: number;
  readonly seconds: number;
  readonly inFlight: number;
}

/** One round of each side, one right after the other. */
export interface Pair {
  readonly cmx: Round;
  readonly relay: Round;
}

/** All that a benchmark found out. */
export interface Measurement {
  readonly settings: MeasurementSettings;
  readonly sizes: MessageSizes;
  readonly pairs: readonly Pair[];
}

/** CMX against the relay: requests per second of the one divided by those of the other. */
export function ratioOf({ cmx, relay }: Pair): number {
  return cmx.requestsPerSecond / relay.requestsPerSecond;
}

/**
 * Warms both sides up with a pair that does not count, then measures pair after pair; `onPair` is told of each.
 * Rejects with `BenchmarkError`.
 */
export async function measure(
  bus: MessageBus,
  settings: MeasurementSettings,
  sizes: MessageSizes,
  clock: Clock,
  waiter: Waiter,
  onPair: (pair: Pair, count: number) => void,
): Promise<Measurement> {
  const { inFlight } = settings;
  const cmx = new ClosedLoop(bus, { side: CMX_SIDE, sizes, inFlight, correlated: true }, clock, waiter);
  const relay = new ClosedLoop(bus, { side: RELAY_SIDE, sizes, inFlight, correlated: false }, clock, waiter);
  const durationMs = settings.seconds * 1000;
  const measurePair = async (): Promise<Pair> => ({
    cmx: await cmx.round(durationMs),
    relay: await relay.round(durationMs),
  });
  await measurePair();
  const pairs: Pair[] = [];
  while (pairs.length < settings.pairs) {
    const pair = await measurePair();
    pairs.push(pair);
    onPair(pair, pairs.length);
  }
  return { settings, sizes, pairs };
}
