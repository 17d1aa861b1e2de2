import { isCleanKill, type Kill } from "./kill.ts";

/** The kill matrix as a table for a terminal. */
export function killMatrix(kills: readonly Kill[]): string {
  const rows = kills.map(row);
  const header = ["", "mutant", "lane", "breaks", "killed by", "broke besides"];
  const widths = header.map((title, column) =>
    Math.max(title.length, ...rows.map((cells) => cells[column]?.length ?? 0)),
  );
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join("  ")
      .trimEnd();
  const clean = kills.filter(isCleanKill).length;
  return [
    line(header),
    ...rows.map(line),
    "",
    `${clean} of ${kills.length} killed for the right reason and without collateral`,
  ].join("\n");
}

function row(kill: Kill): string[] {
  const besides = [...kill.collateral, ...kill.needless.map((id) => `${id} was named as implied and held`)];
  const [first = "nothing", ...more] = kill.killers;
  return [
    isCleanKill(kill) ? "✔" : "✖",
    kill.mutant,
    kill.lane,
    kill.requirement,
    kill.killed ? `${first}${more.length > 0 ? ` and ${more.length} more` : ""}` : "survived",
    besides.join(", ") || "nothing",
  ];
}
