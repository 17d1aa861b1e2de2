import { type Round, ratesOf, ratesRow, ratioRow, type Summary, summary, TABLE_HEAD, total } from "../driver/index.ts";
import { DOCUMENT_BYTES } from "./attributes.ts";
import { type Measurement, ratioOf } from "./measurement.ts";
import { NEW_QUERY, USUAL_QUERIES } from "./queries.ts";
import { ECHO_SIDE, MANY_SIDE, NEW_SIDE, ONE_SIDE } from "./side.ts";

/** The ratio that the reference ADX is meant to reach, with one application and with a thousand. */
const RATIO_GOAL = 0.4;

/** What a measurement of ADX comes to; also the form in which it is printed for machines. */
export interface AdxFindings extends Measurement {
  readonly documentBytes: number;
  readonly paths: readonly string[];
  readonly requestsPerSecond: Readonly<Record<"one" | "many" | "fresh" | "echo", Summary>>;
  /** Of the ratios of the single turns. */
  readonly ratio: Readonly<Record<"one" | "many" | "fresh", Summary>>;
  readonly ratioGoal: number;
  /** Whether the medians with one application and with a thousand differ by no more than the ratios of either do. */
  readonly isWithinSpread: boolean;
}

const spreadOf = ({ minimum, maximum }: Summary): number => maximum - minimum;

/** Sums up at least one turn. */
export function adxFindings(measurement: Measurement): AdxFindings {
  const { turns } = measurement;
  const rates = (side: "one" | "many" | "fresh" | "echo") => ratesOf(turns.map((turn) => turn[side]));
  const ratio = (side: "one" | "many" | "fresh") => summary(turns.map((turn) => ratioOf(turn, side)));
  const [one, many, fresh] = [ratio("one"), ratio("many"), ratio("fresh")];
  return {
    documentBytes: DOCUMENT_BYTES,
    paths: USUAL_QUERIES.map(({ path }) => path),
    requestsPerSecond: { one: rates("one"), many: rates("many"), fresh: rates("fresh"), echo: rates("echo") },
    ratio: { one, many, fresh },
    ratioGoal: RATIO_GOAL,
    isWithinSpread: Math.abs(one.median - many.median) <= Math.max(spreadOf(one), spreadOf(many)),
    ...measurement,
  };
}

/** The findings as text for people. */
export function adxReport(found: AdxFindings): string {
  const { settings, sizes, turns, ratio } = found;
  const rounds = (side: "one" | "many" | "fresh" | "echo"): Round[] => turns.map((turn) => turn[side]);
  const ofAdx = [...rounds("one"), ...rounds("many"), ...rounds("fresh")];
  const isReached = ratio.one.median >= RATIO_GOAL && ratio.many.median >= RATIO_GOAL;
  return [
    "Attribute queries per second",
    `${settings.pairs} pairs of ${settings.seconds} s each, ${settings.inFlight} requests in flight, one driver process`,
    "",
    TABLE_HEAD,
    ratesRow(ONE_SIDE.title, rounds("one")),
    ratesRow(MANY_SIDE.title, rounds("many")),
    ratesRow(NEW_SIDE.title, rounds("fresh")),
    ratesRow(ECHO_SIDE.title, rounds("echo")),
    ratioRow("ratio, 1 application", ratio.one),
    ratioRow("ratio, 1,000 applications", ratio.many),
    ratioRow("ratio, no path twice", ratio.fresh),
    "",
    `Each application has attributes of ${DOCUMENT_BYTES} bytes. Paths, in turn: ${found.paths.join(", ")}; where no path`,
    `comes twice, ${NEW_QUERY.path} with another number each time.`,
    `Bytes of an ExtensionData: ${sizes.usual.join(", ")}; the same from the echo; ${sizes.fresh.join()} where no path comes twice.`,
    `ADX: ${total(ofAdx, "answered")} answers matched to their requests, ${total(ofAdx, "compared")} of them decoded ` +
      "and compared with what they should say; none was wrong.",
    `The medians with 1 and with 1,000 applications differ by ${Math.abs(ratio.one.median - ratio.many.median).toFixed(2)}; ` +
      `the spread, from minimum to maximum, is ${spreadOf(ratio.one).toFixed(2)} and ${spreadOf(ratio.many).toFixed(2)}: ` +
      `the figures lie ${found.isWithinSpread ? "within" : "outside"} the spread.`,
    `The echo answers with fixed bytes and no logic. ${RATIO_GOAL.toFixed(2)} is the goal with 1 and with 1,000 ` +
      `applications: ${isReached ? "reached" : "missed"}.`,
    "",
  ].join("\n");
}
