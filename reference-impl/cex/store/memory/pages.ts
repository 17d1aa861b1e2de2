import type { Page } from "../command-store.ts";

type Value = string | number;

/** How a page is cut. */
export interface Cut {
  readonly sortOrder: "ASC" | "DESC";
  readonly offset: number;
  readonly limit: number;
}

/**
 * Some of `items`, sorted by `valueOf`; what has the same value keeps its order, reversed for `DESC`, so that pages
 * neither overlap nor leave anything out.
 */
export function pageOf<T>(items: readonly T[], valueOf: (item: T) => Value, cut: Cut): Page<T> {
  const sorted = items.toSorted((one, other) => compare(valueOf(one), valueOf(other)));
  const ordered = cut.sortOrder === "DESC" ? sorted.toReversed() : sorted;
  return { totalElements: items.length, content: ordered.slice(cut.offset, cut.offset + cut.limit) };
}

function compare(one: Value, other: Value): number {
  return Number(one > other) - Number(one < other);
}
