import { type Context, Hono } from "hono";
import { RestError } from "../control/index.ts";
import type { StatusLog } from "./status-log.ts";

const PAGE_SIZE = 20;
const PAGE_SIZE_MAX = 2_000;

/** One page of a list, as Spring's REST interfaces show it. */
interface Page<T> {
  readonly content: readonly T[];
  readonly pageable: { readonly pageNumber: number; readonly pageSize: number; readonly offset: number };
  readonly totalElements: number;
  readonly totalPages: number;
  readonly last: boolean;
  readonly sort: { readonly sorted: boolean };
  readonly numberOfElements: number;
  readonly first: boolean;
  readonly size: number;
  readonly number: number;
  readonly empty: boolean;
}

/**
 * `GET /statuses?endpointId=` (required) `&appVersionName=&configId=&page=&size=`: what is known of the configurations
 * that were sent, as a page of `ConfigurationStatus`. Pages count from 0 and have 20 entries unless told otherwise.
 */
export function statusRoutes(statuses: StatusLog): Hono {
  const routes = new Hono();
  routes.get("/statuses", (context) => {
    const { endpointId, appVersionName, configId } = context.req.query();
    if (endpointId === undefined || endpointId === "") {
      throw new RestError(400, "the query: endpointId is missing; name the endpoint whose statuses are wanted");
    }
    const found = statuses.list({ endpointId, appVersionName, configId });
    const number = wholeNumber(context, "page", 0, 0, Number.MAX_SAFE_INTEGER);
    return context.json(pageOf(found, number, wholeNumber(context, "size", PAGE_SIZE, 1, PAGE_SIZE_MAX)));
  });
  return routes;
}

function pageOf<T>(all: readonly T[], number: number, size: number): Page<T> {
  const offset = number * size;
  const content = all.slice(offset, offset + size);
  const totalPages = Math.ceil(all.length / size);
  return {
    content,
    pageable: { pageNumber: number, pageSize: size, offset },
    totalElements: all.length,
    totalPages,
    last: number >= totalPages - 1,
    sort: { sorted: false },
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
