import { type Answer, errorAnswer } from "../service/index.ts";

/** What became of reading what somebody asked for. */
export type Accepted<T> =
  | { readonly accepted: true; readonly value: T }
  | { readonly accepted: false; readonly answer: Answer };

/** Nothing that could be read: an error answer in its place. */
export function refused(statusCode: number, reasonPhrase: string): Accepted<never> {
  return { accepted: false, answer: errorAnswer(statusCode, reasonPhrase) };
}
