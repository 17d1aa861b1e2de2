import { LEVELS, type Level, type RequirementVerdict, type RunVerdict } from "../conformance/verdicts/index.ts";
import { CONCERNS, obligesTarget, type Standing, standingOf } from "./standing.ts";

/** How the target's rules of one protocol and level stand. */
export interface Tally {
  readonly kept: number;
  /** How many were judged, or should have been. */
  readonly judged: number;
  /** The worst standing among them, if any demands attention. */
  readonly concern: Standing | undefined;
}

/** One line of the table: a protocol, or all of them. */
export interface TableRow {
  readonly protocol: string;
  readonly tallies: Readonly<Record<Level, Tally>>;
}

/** The table by protocol and level of the rules that oblige the target. */
export interface ProtocolTable {
  readonly rows: readonly TableRow[];
  readonly all: TableRow;
}

/** Makes the table of a run. Protocols without a rule that was judged are left out. */
export function protocolTable({ requirements }: RunVerdict): ProtocolTable {
  const own = requirements.filter((row) => obligesTarget(row) && row.verdict !== "notApplicable");
  const protocols = [...new Set(own.map(({ protocol }) => protocol))];
  return {
    rows: protocols.map((protocol) => ({ protocol, tallies: tallies(own.filter((row) => row.protocol === protocol)) })),
    all: { protocol: "All", tallies: tallies(own) },
  };
}

function tallies(rows: readonly RequirementVerdict[]): Record<Level, Tally> {
  const [must, should, may] = LEVELS.map((level) => tally(rows.filter((row) => row.level === level)));
  const none = tally([]);
  return { must: must ?? none, should: should ?? none, may: may ?? none };
}

function tally(rows: readonly RequirementVerdict[]): Tally {
  const standings = rows.map(standingOf);
  return {
    kept: standings.filter((standing) => standing === "kept").length,
    judged: rows.length,
    concern: CONCERNS.find((concern) => standings.includes(concern)),
  };
}
