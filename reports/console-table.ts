import { LEVELS } from "../conformance/verdicts/index.ts";
import type { Palette } from "./palette.ts";
import type { ProtocolTable, Tally } from "./protocol-table.ts";
import { STANDING_WORDS } from "./standing.ts";
import { visibleText } from "./visible-text.ts";

const GAP = 4;

/** The table by protocol and level as lines: kept rules of those judged, and the worst that befell the others. */
export function consoleTable({ rows, all }: ProtocolTable, paint: Palette): readonly string[] {
  const lines = [...rows, all];
  const nameWidth = Math.max(...lines.map(({ protocol }) => visibleText(protocol).length)) + GAP;
  const columns = LEVELS.map((level) => {
    const cells = lines.map(({ tallies }) => tallies[level]);
    const keptWidth = Math.max(...cells.map(({ kept }) => String(kept).length));
    const widths = cells.map((cell) => cellText(cell, keptWidth).length);
    return { level, keptWidth, width: Math.max(level.length, ...widths) + GAP };
  });
  const header = columns.map(({ level, width }) => level.toUpperCase().padEnd(width)).join("");
  const body = lines.map((row) => {
    const name = visibleText(row.protocol);
    const cells = columns.map(({ level, keptWidth, width }) => cellOf(row.tallies[level], keptWidth, width, paint));
    return `${row === all ? paint.bold(name) : name}${blanks(nameWidth - name.length)}${cells.join("")}`.trimEnd();
  });
  return [`${blanks(nameWidth)}${paint.dim(header.trimEnd())}`, ...body];
}

function cellOf(tally: Tally, keptWidth: number, width: number, paint: Palette): string {
  const text = cellText(tally, keptWidth);
  const painted = tally.judged === 0 ? paint.dim(text) : paint.as(tally.concern ?? "kept", text);
  return `${painted}${blanks(width - text.length)}`;
}

function cellText({ kept, judged, concern }: Tally, keptWidth: number): string {
  if (judged === 0) {
    return "–".padStart(keptWidth);
  }
  const count = `${String(kept).padStart(keptWidth)}/${judged}`;
  return concern === undefined ? count : `${count} ${STANDING_WORDS[concern]}`;
}

function blanks(count: number): string {
  return " ".repeat(count);
}
