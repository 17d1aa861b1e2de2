import type { Random } from "../../runtime/index.ts";
import { oneOf, some } from "../chance/index.ts";
import { COSTLY_PARTS } from "./known-queries.ts";
import { path } from "./random-path.ts";

const REPEATS = 300;

/** The worst paths that are known: each part alone, and again and again in every way. */
export function knownCostlyPaths(): string[] {
  return COSTLY_PARTS.flatMap((part) => [part, ...repetitions(part, 12)]);
}

/** A path that may take long: parts of those that are known to, put together in one way or another. */
export function costlyPath(random: Random): string {
  const part = () => (random.integer(1, 4) === 1 ? path(random, 2) : oneOf(random, COSTLY_PARTS));
  switch (random.integer(1, 5)) {
    case 1:
      return some(random, 2, 6, part).join("|");
    case 2:
      return `[${some(random, 2, 40, part).join(",")}]`;
    case 3:
      return `#.${part()}`;
    case 4:
      return `#(${part()})#.${part()}`;
    default:
      return oneOf(random, repetitions(part(), random.integer(2, REPEATS)));
  }
}

function repetitions(part: string, times: number): string[] {
  const all = Array.from({ length: times }, () => part);
  return [
    all.join("|"),
    `[${all.join(",")}]`,
    `${"[@this,@this]|".repeat(times)}${part}`,
    `#.[${all.join(",")}]`,
    `${"#.".repeat(times)}${part}`,
    `${"#(".repeat(times)}${part}${")#".repeat(times)}`,
    `#(${part})#.${part}`,
  ];
}
