import type { HttpHandler, PlainHandler } from "./http.ts";
import { reasonOf } from "./transport-error.ts";

const PLAIN_HANDLERS = new WeakMap<HttpHandler, PlainHandler>();

/**
 * A plain handler for whoever asks in the platform's words. A body that breaks off is answered 400. A transport that is
 * given it as it is, and not wrapped in another, may ask it plainly.
 */
export function webHandler(handler: PlainHandler): HttpHandler {
  const web = webHandlerFor(handler);
  PLAIN_HANDLERS.set(web, handler);
  return web;
}

/** The plain handler that `webHandler` has made `handler` from; undefined if it did not. */
export function plainHandlerOf(handler: HttpHandler): PlainHandler | undefined {
  return PLAIN_HANDLERS.get(handler);
}

function webHandlerFor(handler: PlainHandler): HttpHandler {
  return async (request) => {
    const { method, headers, url } = request;
    let body: Uint8Array;
    try {
      body = new Uint8Array(await request.arrayBuffer());
    } catch (cause) {
      return new Response(unreadable(cause), { status: 400 });
    }
    const { pathname, search } = new URL(url);
    const answer = await handler({
      method,
      target: `${pathname}${search}`,
      body,
      header: (name) => headers.get(name),
    });
    const content = answer.body === null ? null : Buffer.from(answer.body);
    return new Response(content, { status: answer.status, headers: { ...answer.headers } });
  };
}

/** What somebody is told whose request broke off. */
export function unreadable(cause: unknown): string {
  return `the request cannot be read: ${reasonOf(cause)}\n`;
}
