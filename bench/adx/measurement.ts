import type { MessageBus } from "../../transport/index.ts";
import { ClosedLoop, type MeasurementSettings, type Round, type Time } from "../driver/index.ts";
import { adxParty } from "./adx-party.ts";
import { ECHO_SIDE, MANY_SIDE, NEW_SIDE, ONE_SIDE } from "./side.ts";

/** One round of each side; the echo's lies between that with one application and that with a thousand. */
export interface Turn {
  /** One application. */
  readonly one: Round;
  readonly echo: Round;
  /** A thousand applications. */
  readonly many: Round;
  /** One application, and no path twice. */
  readonly fresh: Round;
}

/** Bytes of the ExtensionData, query by query. */
export interface AnswerSizes {
  readonly usual: readonly number[];
  readonly fresh: readonly number[];
}

/** All that a benchmark of ADX found out. */
export interface Measurement {
  readonly settings: MeasurementSettings;
  readonly sizes: AnswerSizes;
  readonly turns: readonly Turn[];
}

/** A side of ADX against the echo: answers per second of the one divided by those of the other. */
export function ratioOf(turn: Turn, side: "one" | "many" | "fresh"): number {
  return turn[side].requestsPerSecond / turn.echo.requestsPerSecond;
}

/**
 * Warms all sides up with a turn that does not count, then measures turn after turn; `onTurn` is told of each. Rejects
 * with `BenchmarkError`.
 */
export async function measure(
  bus: MessageBus,
  settings: MeasurementSettings,
  sizes: AnswerSizes,
  time: Time,
  onTurn: (turn: Turn, count: number) => void,
): Promise<Measurement> {
  const { inFlight } = settings;
  const one = new ClosedLoop(bus, adxParty(ONE_SIDE, sizes.usual), inFlight, time);
  const echo = new ClosedLoop(bus, adxParty(ECHO_SIDE, sizes.usual), inFlight, time);
  const many = new ClosedLoop(bus, adxParty(MANY_SIDE, sizes.usual), inFlight, time);
  const fresh = new ClosedLoop(bus, adxParty(NEW_SIDE, sizes.fresh), inFlight, time);
  const durationMs = settings.seconds * 1000;
  // Whoever is first in one turn is last in the next, so that no side gains by its place.
  const measureTurn = async (isReversed: boolean): Promise<Turn> => {
    const first = await (isReversed ? many : one).round(durationMs);
    const between = await echo.round(durationMs);
    const last = await (isReversed ? one : many).round(durationMs);
    const rounds = isReversed ? { one: last, many: first } : { one: first, many: last };
    return { ...rounds, echo: between, fresh: await fresh.round(durationMs) };
  };
  await measureTurn(false);
  const turns: Turn[] = [];
  while (turns.length < settings.pairs) {
    const turn = await measureTurn(turns.length % 2 === 1);
    turns.push(turn);
    onTurn(turn, turns.length);
  }
  return { settings, sizes, turns };
}
