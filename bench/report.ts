import type { Round } from "./closed-loop.ts";
import { type Measurement, ratioOf } from "./measurement.ts";
import { CONFIG_TEXT } from "./prepared-messages.ts";
import { CMX_SIDE, RELAY_SIDE } from "./side.ts";
import { type Summary, summary } from "./statistics.ts";

/** The ratio that the reference CMX is meant to reach. */
const RATIO_GOAL = 0.5;
const NAME_WIDTH = 22;
const NUMBER_WIDTH = 12;

/** What a measurement comes to; also the form in which it is printed for machines. */
export interface Findings extends Measurement {
  readonly cmxRequestsPerSecond: Summary;
  readonly relayRequestsPerSecond: Summary;
  /** Of the ratios of the single pairs. */
  readonly ratio: Summary;
  readonly ratioGoal: number;
}

/** Sums up at least one pair. */
export function findings(measurement: Measurement): Findings {
  const { pairs } = measurement;
  return {
    cmxRequestsPerSecond: summary(pairs.map(({ cmx }) => cmx.requestsPerSecond)),
    relayRequestsPerSecond: summary(pairs.map(({ relay }) => relay.requestsPerSecond)),
    ratio: summary(pairs.map(ratioOf)),
    ratioGoal: RATIO_GOAL,
    ...measurement,
  };
}

/** The findings as text for people. */
export function report(found: Findings): string {
  const { settings, sizes, pairs, ratio } = found;
  const cmxRounds = pairs.map(({ cmx }) => cmx);
  const relayRounds = pairs.map(({ relay }) => relay);
  return [
    "Configuration requests per second",
    `${settings.pairs} pairs of ${settings.seconds} s each, ${settings.inFlight} requests in flight, one driver process`,
    "",
    row("", ["median", "minimum", "maximum", "driver busy"]),
    row(CMX_SIDE.title, [...cells(found.cmxRequestsPerSecond, 0), busy(cmxRounds)]),
    row(RELAY_SIDE.title, [...cells(found.relayRequestsPerSecond, 0), busy(relayRounds)]),
    row("ratio", cells(ratio, 2)),
    "",
    `Bytes: ClientData ${sizes.clientData}, ConfigRequest ${sizes.configRequest}, ConfigResponse ` +
      `${sizes.configResponse}, ExtensionData ${sizes.extensionData}; the same on both sides; ` +
      `the configuration in it ${CONFIG_TEXT.length}.`,
    `CMX: ${total(cmxRounds, "answered")} answers matched to their requests, ${total(cmxRounds, "compared")} of them ` +
      "decoded and compared with what they should say; none was wrong.",
    `The relay makes the same four hops with fixed bytes and no logic. ${RATIO_GOAL.toFixed(2)} is the goal: ` +
      `${ratio.median >= RATIO_GOAL ? "reached" : "missed"}.`,
    "",
  ].join("\n");
}

function row(name: string, columns: readonly string[]): string {
  return `${name.padEnd(NAME_WIDTH)}${columns.map((column) => column.padStart(NUMBER_WIDTH)).join("")}`;
}

function cells({ median, minimum, maximum }: Summary, decimals: number): string[] {
  return [median, minimum, maximum].map((value) => value.toFixed(decimals));
}

function busy(rounds: readonly Round[]): string {
  return `${Math.round(summary(rounds.map((round) => round.driverBusy)).median * 100)} %`;
}

function total(rounds: readonly Round[], what: "answered" | "compared"): number {
  return rounds.reduce((sum, round) => sum + round[what], 0);
}
