import type { HttpHandler } from "./http.ts";
import { reasonOf } from "./transport-error.ts";

/** Told of what a handler threw, beside the answer 500 that the caller gets. */
export type HttpFailureListener = (error: unknown, request: { readonly method: string; readonly url: string }) => void;

/** The handler's answer; status 500 with the reason as text if it fails, so that whoever asked can see why. */
export async function answerOf(
  handler: HttpHandler,
  request: Request,
  onFailure: HttpFailureListener | undefined,
): Promise<Response> {
  try {
    return await handler(request);
  } catch (error) {
    onFailure?.(error, request);
    return new Response(failed(error), { status: 500 });
  }
}

/** What somebody is told whose request could not be answered. */
export function failed(error: unknown): string {
  return `the handler failed: ${reasonOf(error)}\n`;
}
