import { ratesOf, ratesRow, ratioRow, type Summary, summary, TABLE_HEAD, total } from "../driver/index.ts";
import { type Measurement, ratioOf } from "./measurement.ts";
import { CONFIG_TEXT } from "./prepared-messages.ts";
import { CMX_SIDE, RELAY_SIDE } from "./side.ts";

/** The ratio that the reference CMX is meant to reach. */
const RATIO_GOAL = 0.5;

/** What a measurement of CMX comes to; also the form in which it is printed for machines. */
export interface CmxFindings extends Measurement {
  readonly cmxRequestsPerSecond: Summary;
  readonly relayRequestsPerSecond: Summary;
  /** Of the ratios of the single pairs. */
  readonly ratio: Summary;
  readonly ratioGoal: number;
}

/** Sums up at least one pair. */
export function cmxFindings(measurement: Measurement): CmxFindings {
  const { pairs } = measurement;
  return {
    cmxRequestsPerSecond: ratesOf(pairs.map(({ cmx }) => cmx)),
    relayRequestsPerSecond: ratesOf(pairs.map(({ relay }) => relay)),
    ratio: summary(pairs.map(ratioOf)),
    ratioGoal: RATIO_GOAL,
    ...measurement,
  };
}

/** The findings as text for people. */
export function cmxReport(found: CmxFindings): string {
  const { settings, sizes, pairs, ratio } = found;
  const cmxRounds = pairs.map(({ cmx }) => cmx);
  const relayRounds = pairs.map(({ relay }) => relay);
  return [
    "Configuration requests per second",
    `${settings.pairs} pairs of ${settings.seconds} s each, ${settings.inFlight} requests in flight, one driver process`,
    "",
    TABLE_HEAD,
    ratesRow(CMX_SIDE.title, cmxRounds),
    ratesRow(RELAY_SIDE.title, relayRounds),
    ratioRow("ratio", ratio),
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
