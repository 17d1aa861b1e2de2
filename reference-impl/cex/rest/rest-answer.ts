import type { PlainResponse } from "../../../transport/index.ts";
import type { Refusal } from "./refusal.ts";

/** The header that leads through a request and all that comes of it. */
export const CORRELATION_ID = "Correlation-ID";

/** What a request is answered with. */
export interface RestAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** A JSON text, or null for an empty body. */
  readonly text: string | null;
}

/** 200 with a JSON text, as it is spelled. */
export function jsonAnswer(text: string): RestAnswer {
  return { status: 200, headers: {}, text };
}

/** An answer without a body. */
export function emptyAnswer(status: number, headers: Readonly<Record<string, string>> = {}): RestAnswer {
  return { status, headers, text: null };
}

/** An error, `{"message"}` (reading G5). */
export function refusalAnswer({ status, message, headers }: Refusal): RestAnswer {
  return { status, headers, text: JSON.stringify({ message }) };
}

/** The answer as it goes out. What is sent as JSON is not taken for anything else. */
export function responseOf({ status, headers, text }: RestAnswer, correlationId: string): PlainResponse {
  const content = text === null ? {} : { "Content-Type": "application/json", "X-Content-Type-Options": "nosniff" };
  return { status, headers: { ...content, ...headers, [CORRELATION_ID]: correlationId }, body: text };
}
