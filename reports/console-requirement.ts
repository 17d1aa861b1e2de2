import type { DescribedMessage, Finding, RequirementVerdict } from "../conformance/verdicts/index.ts";
import {
  contentText,
  deliveryFacts,
  directionText,
  type Fact,
  firstTime,
  kindText,
  relativeTime,
  tellingFacts,
} from "./message-facts.ts";
import { counted } from "./outcome.ts";
import type { Palette } from "./palette.ts";
import { repeatCommandFor } from "./side-notes.ts";
import { type Standing, standingOf } from "./standing.ts";
import { filled, length, pieces, shortened, visibleLines, visibleText, wrapped } from "./visible-text.ts";

/** How many different findings are printed, and how many places of each; `verdict.json` holds all. */
const FINDINGS_MAX = 3;
/** How many messages of a finding are printed, the last ones: many of the first finding, few of others. */
const MESSAGES_MAX = { first: 6, other: 3 } as const;
/** How many lines of what a finding says are printed. */
const FINDING_LINES_MAX = 12;
/** How many lines the content of a message may take. */
const CONTENT_LINES_MAX = 2;

const MARKS: Readonly<Record<Standing, string>> = {
  broken: "✗",
  error: "✗",
  unclear: "?",
  warning: "!",
  note: "·",
  kept: "✓",
  notJudged: "–",
};

/** What the rendering of a requirement depends on. */
export interface ConsoleStyle {
  readonly paint: Palette;
  /** Columns that a line may take. */
  readonly width: number;
  readonly repeatCommand: (requirementId: string | undefined) => string;
}

/** A requirement that demands attention, as lines: the rule, where it stands, what was seen, how to repeat it. */
export function consoleRequirement(row: RequirementVerdict, style: ConsoleStyle): readonly string[] {
  const { paint } = style;
  const said = [...new Set(row.findings.map(({ message }) => message))];
  const groups = said
    .slice(0, FINDINGS_MAX)
    .map((text) => row.findings.filter(({ message }) => message === text).slice(0, FINDINGS_MAX));
  const more = row.findings.length - groups.flat().length;
  return [
    ...ruleLines(row, style),
    ...groups.flatMap((findings, index) => {
      const messagesMax = index === 0 ? MESSAGES_MAX.first : MESSAGES_MAX.other;
      return ["", ...findingLines(findings, messagesMax, style)];
    }),
    ...(more > 0 ? ["", `    ${paint.dim(`and ${more} more in verdict.json`)}`] : []),
    "",
    `    ${paint.dim("Repeat:")} ${repeatCommandFor(row, style.repeatCommand)}`,
  ];
}

function ruleLines(row: RequirementVerdict, { paint, width }: ConsoleStyle): string[] {
  const standing = standingOf(row);
  const head = `${MARKS[standing]} ${visibleText(row.id)}  ${row.level.toUpperCase().padEnd(6)}  `;
  const [first = "", ...rest] = wrapped(visibleText(row.text), width - length(head) - 2);
  const source = visibleText(`${row.protocol}, section "${row.section}"`);
  const margin = length(head) + 2;
  return [
    `  ${paint.as(standing, head)}${paint.bold(first)}`,
    ...indented(rest.map(paint.bold), margin),
    ...indented(wrapped(source, width - margin).map(paint.dim), margin),
  ];
}

/** Findings that say the same: what they say, where it was seen, and the messages of the first of them. */
function findingLines(findings: readonly Finding[], messagesMax: number, style: ConsoleStyle): string[] {
  const [finding] = findings;
  if (finding === undefined) {
    return [];
  }
  const { paint, width } = style;
  const said = visibleLines(finding.message).flatMap((line) => wrapped(line, width - 4));
  const shown = finding.messages.slice(-messagesMax);
  const hidden = finding.messages.length - shown.length;
  const lines = [
    ...said.slice(0, FINDING_LINES_MAX),
    ...(said.length > FINDING_LINES_MAX ? [paint.dim(`… ${said.length - FINDING_LINES_MAX} more lines`)] : []),
    ...findings.map(({ source, id }) => paint.dim(`${source === "check" ? "Check" : "Example"} ${visibleText(id)}`)),
    ...(hidden > 0 ? [paint.dim(`${counted(hidden, "earlier message", "earlier messages")} in verdict.json`)] : []),
  ];
  return [...indented(lines, 4), ...messageLines(finding, shown, style)];
}

function messageLines(finding: Finding, messages: readonly DescribedMessage[], { paint, width }: ConsoleStyle) {
  const firstAtMs = firstTime(finding);
  const columns = messages.map((message) => ({
    message,
    sequence: `#${message.sequence}`,
    time: relativeTime(message, firstAtMs),
    direction: directionText(message),
  }));
  const widest = (name: "sequence" | "time" | "direction") =>
    Math.max(...columns.map((column) => length(column[name])));
  const [sequenceWidth, timeWidth, directionWidth] = [widest("sequence"), widest("time"), widest("direction")];
  const margin = 6 + sequenceWidth + 2 + timeWidth + 2;
  return columns.flatMap(({ message, sequence, time, direction }) => [
    `      ${paint.dim(`${sequence.padStart(sequenceWidth)}  ${time.padStart(timeWidth)}`)}  ` +
      `${direction.padEnd(directionWidth)}  ${visibleText(message.path)}`,
    ...indented(detailLines(message, width - margin, paint), margin),
  ]);
}

function detailLines(message: DescribedMessage, width: number, paint: Palette): string[] {
  const facts = [...tellingFacts(message), ...deliveryFacts(message)];
  const words = facts.map((fact) => shortened(factText(fact), width));
  const content = contentText(message);
  const lines = [
    ...filled([kindText(message), ...words], "  ", width),
    ...(message.problem === undefined ? [] : wrapped(visibleText(message.problem), width)),
    ...(content === undefined ? [] : contentLines(content, width)),
  ];
  return lines.map(paint.dim);
}

function factText([name, value]: Fact): string {
  return `${name}=${value}`;
}

/** The content, divided behind commas where it can be. */
function contentLines(content: string, width: number): readonly string[] {
  const parts = content.split(/(?<=[,\s])/).flatMap((part) => pieces(part, width));
  const lines = filled(parts, "", width);
  const rest = lines.slice(CONTENT_LINES_MAX - 1).join("");
  return content === ""
    ? ["(empty)"]
    : [...lines.slice(0, CONTENT_LINES_MAX - 1), shortened(rest, width)].filter((line) => line !== "");
}

/** The lines moved to the right. */
export function indented(lines: readonly string[], by: number): string[] {
  return lines.map((line) => (line === "" ? "" : `${" ".repeat(by)}${line}`));
}
