import { type Context, Hono } from "hono";
import { LinearRouter } from "hono/router/linear-router";
import { SmartRouter } from "hono/router/smart-router";
import { TrieRouter } from "hono/router/trie-router";
import type { Logger } from "../../runtime/index.ts";
import { RestError } from "./rest-error.ts";
import type { Shape } from "./shape.ts";

/** The largest body that a simulator's REST interface takes: 1 MiB. A longer one is refused with 413. */
export const BODY_BYTES_MAX = 1_048_576;

/**
 * An empty REST interface. What a handler throws becomes `{"message": …}`: a `RestError` with its own status,
 * anything else a 500 that is logged; unknown paths are 404. The simulator stays up in every case.
 */
export function restApp(logger: Logger): Hono {
  // Simulators come and go with each example of the fast lane: a router that is quick to set up beats one that is
  // quick to match.
  const app = new Hono({ router: new SmartRouter({ routers: [new LinearRouter(), new TrieRouter()] }) });
  app.use(async (context, next) => {
    if (await isTooLong(context)) {
      return context.json({ message: `the body is longer than ${BODY_BYTES_MAX} bytes; send a shorter one` }, 413);
    }
    return next();
  });
  app.onError((cause, context) => {
    if (cause instanceof RestError) {
      return context.json({ message: cause.message }, cause.status);
    }
    logger.error("a REST handler failed", { path: context.req.path, problem: cause.stack ?? cause.message });
    return context.json({ message: `${context.req.method} ${context.req.path} failed here: ${cause.message}` }, 500);
  });
  app.notFound((context) =>
    context.json({ message: `nothing answers ${context.req.method} ${context.req.path}; check method and path` }, 404),
  );
  return app;
}

/**
 * Whoever serves on a socket has bounded the body already. The library's own limit makes a second request out of every
 * one that has a body.
 */
async function isTooLong({ req }: Context): Promise<boolean> {
  const announced = Number(req.header("content-length") ?? 0);
  return announced > BODY_BYTES_MAX || (req.raw.body !== null && (await req.arrayBuffer()).byteLength > BODY_BYTES_MAX);
}

/** The body of a request as text, in UTF-8. */
export async function bodyText({ req }: Context): Promise<string> {
  return new TextDecoder().decode(await req.arrayBuffer());
}

/** The request as it came, for another interface to answer. */
export async function forwardedRequest({ req }: Context): Promise<Request> {
  const { url, method, headers, body } = req.raw;
  return new Request(url, { method, headers, ...(body === null ? {} : { body: await req.arrayBuffer() }) });
}

/** The JSON body of a request, in the wanted shape. Throws a 400 `RestError` otherwise. */
export async function readBody<T>(context: Context, wanted: Shape<T>): Promise<T> {
  const text = await bodyText(context);
  return wanted.read(parsed(text), `the body of ${context.req.method} ${context.req.path}`);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    const problem = cause instanceof Error ? cause.message : String(cause);
    throw new RestError(400, `the body is not JSON (${problem}); send a JSON document`);
  }
}
