import type { Context } from "hono";
import { RestError } from "../control/index.ts";

/** A query whose parameter `field` cannot be taken. */
export class QueryError extends RestError {
  readonly field: string;

  constructor(field: string, message: string) {
    super(400, message);
    this.field = field;
  }
}

/** The whole number that `?name=` bears, `otherwise` if there is none. Throws a `QueryError` outside the bounds. */
export function wholeNumber(
  context: Context,
  name: string,
  { otherwise, minimum, maximum }: { readonly otherwise: number; readonly minimum: number; readonly maximum: number },
): number {
  const text = context.req.query(name);
  const value = text === undefined ? otherwise : Number(text);
  if (text === "" || !Number.isInteger(value) || value < minimum || value > maximum) {
    const message = `the query: ${name} is "${text}"; use a whole number from ${minimum} to ${maximum}`;
    throw new QueryError(name, message);
  }
  return value;
}

/** The choice that `?name=` bears, `otherwise` if there is none. Throws a `QueryError` for anything else. */
export function choice<T extends string>(context: Context, name: string, choices: readonly T[], otherwise: T): T {
  const text = context.req.query(name);
  const chosen = text === undefined ? otherwise : choices.find((one) => one === text);
  if (chosen === undefined) {
    throw new QueryError(name, `the query: ${name} is "${text}"; use one of ${choices.join(", ")}`);
  }
  return chosen;
}
