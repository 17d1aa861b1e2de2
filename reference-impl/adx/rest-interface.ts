import { type Context, Hono } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import type { IdGenerator, Logger } from "../../runtime/index.ts";
import type { HttpHandler } from "../../transport/index.ts";
import type { AdxCounts } from "./adx-counts.ts";
import type { AttributeDocuments, DocumentTarget, Outcome } from "./attribute-documents.ts";

/** What the REST interface works with. */
export interface RestInterfaceParts {
  readonly documents: AttributeDocuments;
  readonly ids: IdGenerator;
  readonly logger: Logger;
  readonly counts: AdxCounts;
}

/** Where the interface stands: behind a gateway, and inside a cluster. */
const BASES = ["/adx/api/v1", "/api/v1"];
const DOCUMENTS = [
  "/app-configs/applications/:applicationName",
  "/app-configs/applications/:applicationName/app-versions/:appVersionName",
];
const CORRELATION_ID = "Correlation-ID";
const CORRELATION_ID_FORM = /^[!-~]{1,200}$/;

/**
 * `GET` (200), `PUT` (204) and `PATCH` (204, a JSON merge patch) of the attributes of an application or appversion, bare
 * objects in JSON. Errors are `{"message"}`. The header `Correlation-ID` comes back; a request without it gets one.
 */
export function restInterface({ documents, ids, logger, counts }: RestInterfaceParts): HttpHandler {
  const routes = new Hono();
  for (const path of BASES.flatMap((base) => DOCUMENTS.map((document) => `${base}${document}`))) {
    routes.get(path, async (context) => answer(context, await documents.read(authorization(context), target(context))));
    routes.on(["PUT", "PATCH"], path, async (context) => {
      const method = context.req.method === "PUT" ? "PUT" : "PATCH";
      const body = new Uint8Array(await context.req.arrayBuffer());
      return answer(context, await documents.change(authorization(context), method, target(context), body));
    });
    routes.all(path, (context) => {
      context.header("Allow", "GET, PUT, PATCH");
      return refusal(context, 405, `${context.req.method} is not offered here`);
    });
  }
  routes.notFound((context) => refusal(context, 404, `Nothing is at ${context.req.path}`));
  routes.onError((cause, context) => {
    logger.error("a REST handler failed", { path: context.req.path, problem: cause.stack ?? cause.message });
    return refusal(context, 500, "Internal Server Error");
  });
  return async (request) => {
    const response = await routes.fetch(request);
    const given = request.headers.get(CORRELATION_ID);
    response.headers.set(CORRELATION_ID, given !== null && CORRELATION_ID_FORM.test(given) ? given : ids.next());
    counts.restAnswers.add(response.status);
    return response;
  };
}

function target(context: Context): DocumentTarget {
  const { applicationName = "", appVersionName } = context.req.param();
  return { applicationName, appVersionName };
}

function authorization(context: Context): string | undefined {
  return context.req.header("Authorization");
}

function answer(context: Context, outcome: Outcome): Response {
  switch (outcome.kind) {
    case "document":
      return context.body(outcome.text, 200, { "Content-Type": "application/json" });
    case "done":
      return context.body(null, 204);
    case "refused":
      if (outcome.status === 401) {
        context.header("WWW-Authenticate", "Bearer");
      }
      return refusal(context, outcome.status, outcome.message);
  }
}

function refusal(context: Context, status: ContentfulStatusCode, message: string): Response {
  context.header("X-Content-Type-Options", "nosniff");
  return context.json({ message }, status);
}
