import { join } from "node:path";
import type { RequirementVerdict, RunVerdict } from "../conformance/verdicts/index.ts";
import { type ConsoleStyle, consoleRequirement, indented } from "./console-requirement.ts";
import { consoleTable } from "./console-table.ts";
import { durationText, examplesText, outcomeOf } from "./outcome.ts";
import { palette } from "./palette.ts";
import { protocolTable } from "./protocol-table.ts";
import { notJudgedNote, repeatedNote, simulatorNote } from "./side-notes.ts";
import { CONCERNS, requirementsThatStand, type Standing } from "./standing.ts";
import { filled, visibleLines, visibleText, wrapped } from "./visible-text.ts";

/** How the summary is to look. */
export interface ConsoleOptions {
  readonly colour: boolean;
  /** Columns of the terminal. Lines keep within it, from 60 to 120, save paths and commands. */
  readonly width: number;
  /** The command that repeats what proves a requirement, or all of it. */
  readonly repeatCommand: (requirementId: string | undefined) => string;
  /** The directory that holds the reports. */
  readonly output: string;
}

const WIDTH_MIN = 60;
const WIDTH_MAX = 120;

const HEADINGS: Readonly<Record<(typeof CONCERNS)[number], string>> = {
  broken: "Broken",
  error: "Kaaliper or a simulator at fault",
  unclear: "Could not be put to the test",
  warning: "Warnings: SHOULD rules that are not kept",
  note: "For information: MAY rules that are not followed",
};

/** What a person reads when a run is over: outcome, table, then everything that demands attention, worst first. */
export function consoleSummary(verdict: RunVerdict, options: ConsoleOptions): string {
  const width = Math.min(WIDTH_MAX, Math.max(WIDTH_MIN, options.width));
  const style = { paint: palette(options.colour), width, repeatCommand: options.repeatCommand };
  const sections = [
    headline(verdict, style),
    tableLines(verdict, style),
    sideNotes(verdict, style),
    ...CONCERNS.flatMap((concern) => concernSections(verdict, concern, style)),
    problemLines(verdict, style),
    reportLines(options, style),
  ];
  return `\n${sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join("\n"))
    .join("\n\n")}\n`;
}

function headline(verdict: RunVerdict, { paint, width }: ConsoleStyle): string[] {
  const { word, standing, sentence } = outcomeOf(verdict);
  const margin = word.length + 4;
  const facts = [
    visibleText(verdict.target.name),
    `profile ${visibleText(verdict.profile)}`,
    `${verdict.lane} lane`,
    `seed ${verdict.seed}`,
    durationText(verdict.durationMs),
    examplesText(verdict),
  ];
  const [first = "", ...rest] = filled(facts, " · ", width - margin);
  return [
    `  ${paint.bold(paint.as(standing, word))}  ${first}`,
    ...indented([...rest, ...wrapped(sentence, width - margin).map(paint.dim)], margin),
  ];
}

function tableLines(verdict: RunVerdict, { paint }: ConsoleStyle): string[] {
  const table = protocolTable(verdict);
  return table.rows.length === 0 ? [] : indented(consoleTable(table, paint), 2);
}

function sideNotes(verdict: RunVerdict, { paint, width }: ConsoleStyle): string[] {
  const notJudged = notJudgedNote(verdict);
  const repeated = repeatedNote(verdict);
  const notes = [
    ["Simulators", simulatorNote(verdict)],
    ...(notJudged === undefined ? [] : [["Not judged", notJudged]]),
    ...(repeated === undefined ? [] : [["Run again", repeated]]),
  ] as const;
  return notes.flatMap(([name = "", note = ""]) => {
    const [first = "", ...rest] = wrapped(note, width - 14);
    return [`  ${paint.dim(name.padEnd(10))}  ${first}`, ...indented(rest, 14)];
  });
}

function concernSections(verdict: RunVerdict, concern: (typeof CONCERNS)[number], style: ConsoleStyle): string[][] {
  const rows = requirementsThatStand(verdict, concern);
  if (rows.length === 0) {
    return [];
  }
  const untouched = rows.filter(({ findings }) => findings.length === 0);
  const seen = rows.filter(({ findings }) => findings.length > 0);
  const heading = `  ${style.paint.bold(HEADINGS[concern])} ${style.paint.dim(`(${rows.length})`)}`;
  return [
    [heading],
    ...seen.map((row) => [...consoleRequirement(row, style)]),
    ...untouchedLines(untouched, concern, style),
  ];
}

/** Rules that nothing was seen of need no more than a line for each reason. */
function untouchedLines(rows: readonly RequirementVerdict[], standing: Standing, style: ConsoleStyle): string[][] {
  const { paint, width } = style;
  return [...new Set(rows.map(({ reason }) => reason))].map((reason) => {
    const ids = rows.filter((row) => row.reason === reason).map(({ id }) => visibleText(id));
    const said = visibleText(reason ?? "No finding says why");
    const sentence = `${said.charAt(0).toUpperCase()}${said.slice(1)}: ${ids.join(", ")}`;
    return indented(
      wrapped(sentence, width - 4).map((line) => paint.as(standing, line)),
      4,
    );
  });
}

function problemLines({ problems }: RunVerdict, { paint, width }: ConsoleStyle): string[] {
  if (problems.length === 0) {
    return [];
  }
  return [
    `  ${paint.bold("Why the run is incomplete")}`,
    ...problems.flatMap((problem) => [
      "",
      ...indented(
        visibleLines(problem).flatMap((line) => wrapped(line, width - 4)),
        4,
      ),
    ]),
  ];
}

function reportLines({ output, repeatCommand }: ConsoleOptions, { paint }: ConsoleStyle): string[] {
  return [
    `  ${paint.dim("Repeat".padEnd(10))}  ${repeatCommand(undefined)}`,
    `  ${paint.dim("Reports".padEnd(10))}  ${join(output, "report.html")}`,
    `${" ".repeat(14)}${paint.dim("with verdict.json, junit.xml, messages.ndjson and traffic.ndjson beside it")}`,
  ];
}
