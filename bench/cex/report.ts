import { ratesOf, ratesRow, ratioRow, type Summary, summary, TABLE_HEAD, total } from "../driver/index.ts";
import { ENDPOINTS } from "./command-rounds.ts";
import { ASKING_ENDPOINTS, LISTINGS_IN_FLIGHT } from "./listing-rounds.ts";
import { CALLERS, type Measurement } from "./measurement.ts";
import { type Pair, ratioOf } from "./pairs.ts";
import { EXECUTING_SIDE, FEW_SIDE, MANY_SIDE } from "./side.ts";
import { COMMANDS_PER_ENDPOINT } from "./stored-commands.ts";

/** What is compared with what. */
const COMPARISONS = ["many", "one", "stored", "pushed", "asked", "listed"] as const;
type ComparisonName = (typeof COMPARISONS)[number];

/** The ratios that the reference CEX is meant to reach; of the other comparisons nothing is demanded. */
const RATIO_GOALS = { many: 0.7, stored: 0.15, asked: 0.5, listed: 0.5 } as const;
/** Those that it would be better to reach. */
const RATIO_AIMS = { many: 1, stored: 0.25 } as const;

/** What a measurement of CEX comes to; also the form in which it is printed for machines. */
export interface CexFindings extends Measurement {
  readonly requestsPerSecond: Readonly<Record<ComparisonName, { readonly cex: Summary; readonly baseline: Summary }>>;
  /** Of the ratios of the single pairs. */
  readonly ratio: Readonly<Record<ComparisonName, Summary>>;
  readonly ratioGoals: typeof RATIO_GOALS;
  readonly ratioAims: typeof RATIO_AIMS;
}

const measuredOf = (pairs: readonly Pair[]) => pairs.map(({ measured }) => measured);
const baselineOf = (pairs: readonly Pair[]) => pairs.map(({ baseline }) => baseline);

function forEach<T>(what: (name: ComparisonName) => T): Record<ComparisonName, T> {
  const [many, one, stored] = [what("many"), what("one"), what("stored")];
  return { many, one, stored, pushed: what("pushed"), asked: what("asked"), listed: what("listed") };
}

/** Sums up at least one pair of each comparison. */
export function cexFindings(measurement: Measurement): CexFindings {
  return {
    requestsPerSecond: forEach((name) => ({
      cex: ratesOf(measuredOf(measurement[name])),
      baseline: ratesOf(baselineOf(measurement[name])),
    })),
    ratio: forEach((name) => summary(measurement[name].map(ratioOf))),
    ratioGoals: RATIO_GOALS,
    ratioAims: RATIO_AIMS,
    ...measurement,
  };
}

/** The findings as text for people. */
export function cexReport(found: CexFindings): string {
  const { settings } = found;
  return [
    "Commands through CEX",
    `${settings.pairs} pairs of ${settings.seconds} s each, one driver process, a PostgreSQL that flushes every commit`,
    "",
    ...executionLines(found),
    "",
    ...batchLines(found),
    "",
    ...listingLines(found),
    "",
  ].join("\n");
}

function executionLines({ many, one, ratio }: CexFindings): string[] {
  const compared = total(measuredOf([...many, ...one]), "compared");
  return [
    "Commands per second, from the call to the result in the caller's hands",
    TABLE_HEAD,
    ratesRow(`${EXECUTING_SIDE.title}, ${CALLERS.many} callers`, measuredOf(many)),
    ratesRow(`bare database, ${CALLERS.many} workers`, baselineOf(many)),
    ratesRow(`${EXECUTING_SIDE.title}, ${CALLERS.one} caller`, measuredOf(one)),
    ratesRow(`bare database, ${CALLERS.one} worker`, baselineOf(one)),
    ratioRow(`ratio, ${CALLERS.many} callers`, ratio.many),
    ratioRow(`ratio, ${CALLERS.one} caller`, ratio.one),
    "The bare database inserts one row and updates it, each in a transaction of its own, with prepared statements.",
    `All ${compared} results that came back were compared with what they should be; none was wrong.`,
    goalLine(`With ${CALLERS.many} callers`, ratio.many, RATIO_GOALS.many, RATIO_AIMS.many),
  ];
}

function batchLines({ pushed, stored, ratio }: CexFindings): string[] {
  return [
    `Commands per second in batches for ${ENDPOINTS} endpoints, one after the other`,
    TABLE_HEAD,
    ratesRow("CEX, until stored", measuredOf(stored)),
    ratesRow("CEX, until pushed as well", measuredOf(pushed)),
    ratesRow("bare insert of unnested rows", baselineOf(stored)),
    ratioRow("ratio, until stored", ratio.stored),
    ratioRow("ratio, until pushed as well", ratio.pushed),
    goalLine("Until they are stored, when the call is answered", ratio.stored, RATIO_GOALS.stored, RATIO_AIMS.stored),
  ];
}

function listingLines({ asked, listed, ratio }: CexFindings): string[] {
  return [
    `Lists of pending commands per second, ${LISTINGS_IN_FLIGHT} requests in flight`,
    TABLE_HEAD,
    ratesRow(`${MANY_SIDE.title}, 11/CEP`, measuredOf(asked)),
    ratesRow(`${FEW_SIDE.title}, 11/CEP`, baselineOf(asked)),
    ratesRow(`${MANY_SIDE.title}, REST`, measuredOf(listed)),
    ratesRow(`${FEW_SIDE.title}, REST`, baselineOf(listed)),
    ratioRow("ratio, 11/CEP", ratio.asked),
    ratioRow("ratio, REST", ratio.listed),
    `Each endpoint has ${COMMANDS_PER_ENDPOINT} commands, half of them pending. ${ASKING_ENDPOINTS} endpoints ask ` +
      "themselves, on both sides; callers list those of all.",
    goalLine("Asked for by endpoints", ratio.asked, RATIO_GOALS.asked),
    goalLine("Listed by callers", ratio.listed, RATIO_GOALS.listed),
  ];
}

function goalLine(what: string, { median }: Summary, goal: number, aim?: number): string {
  const outcome = median >= goal ? "reached" : "missed";
  const beyond = aim === undefined ? "" : `; ${aim.toFixed(2)} is aimed at: ${median >= aim ? "reached" : "missed"}`;
  return `${what}, ${goal.toFixed(2)} is the goal: ${outcome}${beyond}.`;
}
