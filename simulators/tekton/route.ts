import type { Answer, Exchange } from "./exchange.ts";

/** The methods of the REST interface. */
export type RouteMethod = "get" | "put" | "post" | "patch" | "delete";

/** What answers a method at a path. */
export interface Route {
  readonly method: RouteMethod;
  /** Below the prefix, without a slash in front; `:name` is a parameter. */
  readonly path: string;
  /** May throw a `RestError`. */
  readonly answer: (exchange: Exchange) => Answer | Promise<Answer>;
}
