import { type Context, Hono } from "hono";
import type { IdGenerator, Logger } from "../../../runtime/index.ts";
import type { HttpHandler } from "../../../transport/index.ts";
import type { Tally, TenantSecurity } from "../../service/index.ts";
import { StoreUnavailableError } from "../store/index.ts";
import { invokeBatchByEndpoints, invokeBatchByFilter } from "./batch-invocation.ts";
import { getBatchTask, listBatchTasks } from "./batch-tasks.ts";
import { getLastCommands, listCommandsOfEndpoints } from "./command-lists.ts";
import { listCommandsOfApplication } from "./command-pages.ts";
import { deleteCommand, getCommand, getLastCommand } from "./command-resource.ts";
import { invokeCommand } from "./invocation.ts";
import { openApiDocument } from "./open-api/index.ts";
import { BASES, DOCUMENT_PATH, methodsAt, OPERATIONS, type OperationId, routeOf } from "./operations.ts";
import { QueryParameters } from "./query-parameters.ts";
import { Refusal } from "./refusal.ts";
import { jsonAnswer, type RestAnswer, refusalAnswer, responseOf } from "./rest-answer.ts";
import type { Operation, OperationParts, RestCall } from "./rest-call.ts";
import { type RestRules, restRules } from "./rest-rules.ts";
import { UnavailableError } from "./unavailable-error.ts";

/** What the REST interface works with. */
export interface RestInterfaceParts extends Omit<OperationParts, "rules"> {
  readonly security: Pick<TenantSecurity, "verify">;
  readonly ids: IdGenerator;
  readonly logger: Logger;
  readonly counts: { readonly restAnswers: Tally<number> };
  /** `restRules` unless told otherwise. */
  readonly rules?: RestRules;
}

const CORRELATION_ID = "Correlation-ID";
/** The message of the error itself may tell what is none of a caller's business. */
const STORE_UNAVAILABLE = "Commands can be neither stored nor found now; try again later";
const CORRELATION_ID_FORM = /^[!-~]{1,200}$/;

/**
 * The REST interface of CEX, as `GET /openapi.json` describes it, under both bases. Errors are `{"message"}`. The header
 * `Correlation-ID` comes back; a request without it gets one.
 */
export function restInterface({ rules = restRules, ...parts }: RestInterfaceParts): HttpHandler {
  const { ids, counts } = parts;
  const routes = routesOf({ ...parts, rules });
  return async (request) => {
    const response = await routes.fetch(request);
    const given = request.headers.get(CORRELATION_ID);
    response.headers.set(CORRELATION_ID, given !== null && CORRELATION_ID_FORM.test(given) ? given : ids.next());
    counts.restAnswers.add(response.status);
    return response;
  };
}

type Parts = RestInterfaceParts & OperationParts;

function operationsOf(parts: Parts): Readonly<Record<OperationId, Operation>> {
  return {
    invokeBatch: invokeBatchByFilter(parts),
    invokeBatchByFilter: invokeBatchByFilter(parts),
    invokeBatchByEndpoints: invokeBatchByEndpoints(parts),
    listBatchTasks: listBatchTasks(parts),
    getBatchTask: getBatchTask(parts),
    getLastCommands: getLastCommands(parts),
    listCommandsOfEndpoints: listCommandsOfEndpoints(parts),
    listCommandsOfApplication: listCommandsOfApplication(parts),
    getLastCommand: getLastCommand(parts),
    invokeCommand: invokeCommand(parts),
    getCommand: getCommand(parts),
    deleteCommand: deleteCommand(parts),
  };
}

function routesOf(parts: Parts): Hono {
  const routes = new Hono();
  const operations = operationsOf(parts);
  const documentText = JSON.stringify(openApiDocument(parts.settings));
  const serve = (method: string, path: string, answer: (context: Context) => Promise<RestAnswer> | RestAnswer) =>
    routes.on(method, path, async (context) =>
      responseOf(await answerOrRefusal(() => answer(context), context, parts)),
    );
  for (const base of BASES) {
    serve("GET", `${base}${DOCUMENT_PATH}`, () => jsonAnswer(documentText));
    for (const { operationId, method, path } of OPERATIONS) {
      const operation = operations[operationId];
      serve(method, `${base}${routeOf(path)}`, async (context) => operation(await callOf(context, parts)));
    }
  }
  for (const base of BASES) {
    routes.all(`${base}/*`, (context) => responseOf(refusalAnswer(otherMethod(context, base))));
  }
  routes.notFound(() => responseOf(refusalAnswer(nothingHere())));
  return routes;
}

async function callOf(context: Context, { security }: Parts): Promise<RestCall> {
  const verification = await security.verify(context.req.header("Authorization"));
  if (verification.outcome === "refused") {
    const message = `The access token is refused: ${verification.reason}`;
    throw new Refusal(401, message, { "WWW-Authenticate": "Bearer" });
  }
  if (verification.outcome === "unavailable") {
    throw new Refusal(503, "The access token cannot be verified now; try again later");
  }
  const { caller } = verification;
  return { caller, path: context.req.param(), query: new QueryParameters(context.req.url), request: context.req.raw };
}

/** Whatever goes wrong becomes an answer that says no more than the caller may know. */
async function answerOrRefusal(
  answer: () => Promise<RestAnswer> | RestAnswer,
  context: Context,
  { logger }: Parts,
): Promise<RestAnswer> {
  try {
    return await answer();
  } catch (cause) {
    if (cause instanceof Refusal) {
      return refusalAnswer(cause);
    }
    const { path } = context.req;
    const problem = cause instanceof Error ? (cause.stack ?? cause.message) : String(cause);
    if (cause instanceof UnavailableError || cause instanceof StoreUnavailableError) {
      logger.warn("a REST request could not be served", { path, problem });
      const message = cause instanceof UnavailableError ? cause.message : STORE_UNAVAILABLE;
      return refusalAnswer(new Refusal(503, message));
    }
    logger.error("a REST handler failed", { path, problem });
    return refusalAnswer(new Refusal(500, "Internal Server Error"));
  }
}

function otherMethod(context: Context, base: string): Refusal {
  const methods = methodsAt(context.req.path.slice(base.length));
  return methods.length === 0
    ? nothingHere()
    : new Refusal(405, `${context.req.method} is not offered here`, { Allow: methods.join(", ") });
}

function nothingHere(): Refusal {
  return new Refusal(404, "Nothing is at this path");
}
