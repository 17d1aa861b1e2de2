import type { Round } from "./closed-loop.ts";
import { type Summary, summary } from "./statistics.ts";

const NAME_WIDTH = 30;
const NUMBER_WIDTH = 12;

/** The head of a table of rates. */
export const TABLE_HEAD = row("", ["median", "minimum", "maximum", "driver busy"]);

/** Answers per second of the rounds of one party, and how busy the driver was with them. */
export function ratesRow(title: string, rounds: readonly Round[]): string {
  const busy = summary(rounds.map(({ driverBusy }) => driverBusy)).median;
  return row(title, [...cells(ratesOf(rounds), 0), `${Math.round(busy * 100)} %`]);
}

/** Ratios of rates. */
export function ratioRow(title: string, ratio: Summary): string {
  return row(title, cells(ratio, 2));
}

/** Answers per second of at least one round. */
export function ratesOf(rounds: readonly Round[]): Summary {
  return summary(rounds.map(({ requestsPerSecond }) => requestsPerSecond));
}

/** How many messages were answered, or compared, in all rounds. */
export function total(rounds: readonly Round[], what: "answered" | "compared"): number {
  return rounds.reduce((sum, round) => sum + round[what], 0);
}

function row(name: string, columns: readonly string[]): string {
  return `${name.padEnd(NAME_WIDTH)}${columns.map((column) => column.padStart(NUMBER_WIDTH)).join("")}`;
}

function cells({ median, minimum, maximum }: Summary, decimals: number): string[] {
  return [median, minimum, maximum].map((value) => value.toFixed(decimals));
}
