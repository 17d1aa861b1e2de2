import type { HttpHandler as LibraryHandler } from "msw";
import { http } from "msw/core/http";
import type { Logger } from "../../runtime/index.ts";
import type { HttpHandler } from "../../transport/index.ts";
import { type Counters, RestError } from "../control/index.ts";
import type { AccessTokens } from "./access-tokens.ts";
import type { Answer, Exchange } from "./exchange.ts";
import type { RequestFaults } from "./request-faults.ts";
import type { Route } from "./route.ts";
import type { TektonSettings } from "./settings.ts";
import type { TektonCounter } from "./tekton-counters.ts";
import { visitorOf } from "./visitor.ts";

/** Where the interface stands: behind a gateway, and inside a cluster. */
const PREFIXES = ["/tekton/api/v1/", "/api/v1/"];

/** What the REST interface works with. */
export interface RestInterfaceParts {
  readonly settings: TektonSettings;
  readonly accessTokens: AccessTokens | undefined;
  readonly requestFaults: RequestFaults;
  readonly counters: Counters<TektonCounter>;
  readonly logger: Logger;
}

/**
 * Serves the routes by handlers of msw. Whatever goes wrong is answered by `{"message": …}`: what a route refuses by
 * its own status, an unknown path by 404, a method that a path does not offer by 405, anything else by a 500 that is
 * logged. A response of type `error` is a connection to be broken.
 */
export function restInterface(routes: readonly Route[], parts: RestInterfaceParts): HttpHandler {
  const handlers = [...routes.map((route) => routeHandler(route, parts)), ...refusals(routes)];
  return async (request) => {
    const { pathname, origin } = new URL(request.url);
    const prefix = PREFIXES.find((candidate) => pathname.startsWith(candidate));
    if (prefix === undefined) {
      return responseOf(notFound(request.method, pathname));
    }
    const verb = request.method.toLowerCase();
    const depth = depthOf(pathname.slice(prefix.length));
    const candidates = handlers.filter((one) => one.depth === depth && (one.method ?? verb) === verb);
    const response = await answered(candidates, request, `${origin}${prefix}`);
    return response ?? responseOf(notFound(request.method, pathname));
  };
}

/** A handler of the library for a method, or for any, of the paths of so many segments. */
interface PathHandler {
  readonly method: Route["method"] | undefined;
  readonly depth: number;
  /** Made when it is first needed: the library has each of them find out from where in the source it was made. */
  readonly handler: () => LibraryHandler;
}

/** The library reads a request anew for each handler that it tries, so it is only given those that may fit. */
function depthOf(path: string): number {
  return path.split("/").filter((segment) => segment !== "").length;
}

/** As the library's `getResponse`, whose module brings GraphQL along. Undefined if no path fits. */
async function answered(
  candidates: readonly PathHandler[],
  request: Request,
  baseUrl: string,
): Promise<Response | undefined> {
  try {
    for (const { handler } of candidates) {
      const result = await handler().run({ request, requestId: "", resolutionContext: { baseUrl } });
      if (result?.response !== undefined) {
        return result.response;
      }
    }
    return undefined;
  } catch (cause) {
    // What the library throws of itself: a path that cannot be decoded.
    const problem = cause instanceof Error ? cause.message : String(cause);
    return responseOf(refused(400, `the path cannot be read (${problem}); encode it as UTF-8 with %`));
  }
}

function routeHandler(route: Route, parts: RestInterfaceParts): PathHandler {
  const make = () =>
    http[route.method](route.path, async ({ request, params }) => {
      try {
        return await respond(route, request, textsOf(params), parts);
      } catch (cause) {
        return responseOf(explained(cause, request, parts));
      }
    });
  return { method: route.method, depth: depthOf(route.path), handler: onceMade(make) };
}

function onceMade<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

async function respond(
  route: Route,
  request: Request,
  params: Readonly<Record<string, string>>,
  { settings, accessTokens, requestFaults }: RestInterfaceParts,
): Promise<Response> {
  const url = new URL(request.url);
  const prefix = PREFIXES.find((candidate) => url.pathname.startsWith(candidate)) ?? "/";
  const path = url.pathname.slice(prefix.length - 1);
  const visitor = await visitorOf(request, settings, accessTokens);
  const exchange: Exchange = { request, path, params, query: url.searchParams, visitor };
  const outcome = await requestFaults.around(exchange, async () => route.answer(exchange));
  return outcome === "broken connection" ? Response.error() : responseOf(outcome);
}

function explained(cause: unknown, request: Request, { counters, logger }: RestInterfaceParts): Answer {
  if (cause instanceof RestError) {
    if (cause.status === 401) {
      counters.count("requestsWithoutValidToken");
    }
    return refused(cause.status, cause.message);
  }
  const { pathname } = new URL(request.url);
  const problem = cause instanceof Error ? (cause.stack ?? cause.message) : String(cause);
  logger.error("a REST handler failed", { path: pathname, problem });
  return refused(500, `${request.method} ${pathname} failed here: ${String(cause)}`);
}

/** Answers the methods that a path does not offer. */
function refusals(routes: readonly Route[]): readonly PathHandler[] {
  return [...new Set(routes.map(({ path }) => path))].map((path) => {
    const offered = routes.filter((route) => route.path === path).map(({ method }) => method.toUpperCase());
    const allow = offered.join(", ");
    const make = () =>
      http.all(path, ({ request }) => {
        const message = `${request.method} is not offered at ${new URL(request.url).pathname}; use ${allow}`;
        return responseOf({ ...refused(405, message), headers: { Allow: allow } });
      });
    return { method: undefined, depth: depthOf(path), handler: onceMade(make) };
  });
}

function notFound(method: string, pathname: string): Answer {
  return refused(404, `nothing answers ${method} ${pathname}; check method and path`);
}

function refused(status: number, message: string): Answer {
  const headers = status === 401 ? { headers: { "WWW-Authenticate": "Bearer" } } : {};
  return { status, body: JSON.stringify({ message }), ...headers };
}

function responseOf({ status, body, headers }: Answer): Response {
  const contentType = body === undefined ? {} : { "Content-Type": "application/json" };
  return new Response(body ?? null, { status, headers: { ...contentType, ...headers } });
}

function textsOf(params: Readonly<Record<string, string | readonly string[] | undefined>>): Record<string, string> {
  const texts: Record<string, string> = {};
  for (const [name, value] of Object.entries(params)) {
    if (typeof value === "string") {
      texts[name] = value;
    }
  }
  return texts;
}
