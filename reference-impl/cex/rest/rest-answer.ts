import type { Refusal } from "./refusal.ts";

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
export function responseOf({ status, headers, text }: RestAnswer): Response {
  const content = text === null ? {} : { "Content-Type": "application/json", "X-Content-Type-Options": "nosniff" };
  return new Response(text, { status, headers: { ...content, ...headers } });
}
