import { type Context, Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
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
  app.use(
    bodyLimit({
      maxSize: BODY_BYTES_MAX,
      onError: (context) =>
        context.json({ message: `the body is longer than ${BODY_BYTES_MAX} bytes; send a shorter one` }, 413),
    }),
  );
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

/** The JSON body of a request, in the wanted shape. Throws a 400 `RestError` otherwise. */
export async function readBody<T>(context: Context, wanted: Shape<T>): Promise<T> {
  const text = await context.req.text();
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
