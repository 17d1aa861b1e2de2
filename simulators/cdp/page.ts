import type { Context } from "hono";
import { RestError } from "../control/index.ts";

/** How many entries a page has unless told otherwise. */
export const PAGE_SIZE = 20;
/** How many entries a page has at most. */
export const PAGE_SIZE_MAX = 2_000;

/** The order of a list, as Spring describes it: here always the order in which the list is kept. */
interface Sort {
  readonly sorted: boolean;
  readonly unsorted: boolean;
  readonly empty: boolean;
}

/** One page of a list, as Spring's REST interfaces show it. */
export interface Page<T> {
  readonly content: readonly T[];
  readonly pageable: {
    readonly sort: Sort;
    readonly pageNumber: number;
    readonly pageSize: number;
    readonly offset: number;
    readonly paged: boolean;
    readonly unpaged: boolean;
  };
  readonly totalElements: number;
  readonly totalPages: number;
  readonly last: boolean;
  readonly sort: Sort;
  readonly numberOfElements: number;
  readonly first: boolean;
  readonly size: number;
  readonly number: number;
  readonly empty: boolean;
}

const UNSORTED: Sort = { sorted: false, unsorted: true, empty: true };

/** The page that `?page=` (from 0) and `?size=` ask for. Throws a 400 `RestError` for what is no page. */
export function pageOf<T>(context: Context, all: readonly T[]): Page<T> {
  const number = wholeNumber(context, "page", 0, 0, 2_147_483_647);
  const size = wholeNumber(context, "size", PAGE_SIZE, 1, PAGE_SIZE_MAX);
  const offset = number * size;
  const content = all.slice(offset, offset + size);
  const totalPages = Math.ceil(all.length / size);
  return {
    content,
    pageable: { sort: UNSORTED, pageNumber: number, pageSize: size, offset, paged: true, unpaged: false },
    totalElements: all.length,
    totalPages,
    last: number >= totalPages - 1,
    sort: UNSORTED,
    numberOfElements: content.length,
    first: number === 0,
    size,
    number,
    empty: content.length === 0,
  };
}

function wholeNumber(context: Context, name: string, otherwise: number, minimum: number, maximum: number): number {
  const text = context.req.query(name);
  const value = text === undefined ? otherwise : Number(text);
  if (text === "" || !Number.isInteger(value) || value < minimum || value > maximum) {
    throw new RestError(400, `the query: ${name} is "${text}"; use a whole number from ${minimum} to ${maximum}`);
  }
  return value;
}
