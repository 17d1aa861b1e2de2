import type { MessageBus } from "../../transport/index.ts";
import { ClosedLoop, type MeasurementSettings, type Round, type Time } from "../driver/index.ts";
import { cmxParty } from "./cmx-party.ts";
import type { MessageSizes } from "./message-sizes.ts";
import { CMX_SIDE, RELAY_SIDE } from "./side.ts";

/** One round of each side, one right after the other. */
export interface Pair {
  readonly cmx: Round;
  readonly relay: Round;
}

/** All that a benchmark of CMX found out. */
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
  time: Time,
  onPair: (pair: Pair, count: number) => void,
): Promise<Measurement> {
  const { inFlight } = settings;
  const cmx = new ClosedLoop(bus, cmxParty(CMX_SIDE, sizes), inFlight, time);
  const relay = new ClosedLoop(bus, cmxParty(RELAY_SIDE, sizes), inFlight, time);
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
