import type { IdGenerator, Logger } from "../../../runtime/index.ts";
import { type HttpHandler, type PlainRequest, webHandler } from "../../../transport/index.ts";
import type { Tally, TenantSecurity } from "../../service/index.ts";
import { StoreUnavailableError } from "../store/index.ts";
import { invokeBatchByEndpoints, invokeBatchByFilter } from "./batch-invocation.ts";
import { getBatchTask, listBatchTasks } from "./batch-tasks.ts";
import { getLastCommands, listCommandsOfEndpoints } from "./command-lists.ts";
import { listCommandsOfApplication } from "./command-pages.ts";
import { deleteCommand, getCommand, getLastCommand } from "./command-resource.ts";
import { invokeCommand } from "./invocation.ts";
import { openApiDocument } from "./open-api/index.ts";
import { BASES, methodsAt, type OperationId, type Route, routeAt } from "./operations.ts";
import { QueryParameters } from "./query-parameters.ts";
import { Refusal } from "./refusal.ts";
import { CORRELATION_ID, jsonAnswer, type RestAnswer, refusalAnswer, responseOf } from "./rest-answer.ts";
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

/** The message of the error itself may tell what is none of a caller's business. */
const STORE_UNAVAILABLE = "Commands can be neither stored nor found now; try again later";
const CORRELATION_ID_FORM = /^[!-~]{1,200}$/;

/**
 * The REST interface of CEX, as `GET /openapi.json` describes it, under both bases. Errors are `{"message"}`. The header
 * `Correlation-ID` comes back; a request without it gets one.
 */
export function restInterface({ rules = restRules, ...parts }: RestInterfaceParts): HttpHandler {
  const { ids, counts } = parts;
  const answer = answerer({ ...parts, rules });
  return webHandler(async (request) => {
    const whole = await answer(request);
    const given = request.header(CORRELATION_ID);
    counts.restAnswers.add(whole.status);
    const known = request.method === "HEAD" ? { ...whole, text: null } : whole;
    return responseOf(known, given !== null && CORRELATION_ID_FORM.test(given) ? given : ids.next());
  });
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

function answerer(parts: Parts): (request: PlainRequest) => Promise<RestAnswer> {
  const operations = operationsOf(parts);
  let documentText: string | undefined;
  const answerAt = async ({ place, parameters }: Route, request: PlainRequest): Promise<RestAnswer> => {
    if (place === "document") {
      documentText ??= JSON.stringify(openApiDocument(parts.settings));
      return jsonAnswer(documentText);
    }
    return await operations[place](await callOf(request, parameters, parts));
  };
  return async (request) => {
    const path = pathOf(request);
    const base = BASES.find((candidate) => path.startsWith(`${candidate}/`));
    if (base === undefined) {
      return refusalAnswer(nothingHere());
    }
    const below = path.slice(base.length);
    const route = routeAt(request.method, below);
    return route === undefined
      ? refusalAnswer(otherMethod(request.method, below))
      : await answerOrRefusal(() => answerAt(route, request), path, parts);
  };
}

function pathOf({ target }: PlainRequest): string {
  const end = target.indexOf("?");
  return end === -1 ? target : target.slice(0, end);
}

async function callOf(request: PlainRequest, path: Route["parameters"], { security }: Parts): Promise<RestCall> {
  const verification = await security.verify(request.header("Authorization") ?? undefined);
  if (verification.outcome === "refused") {
    const message = `The access token is refused: ${verification.reason}`;
    throw new Refusal(401, message, { "WWW-Authenticate": "Bearer" });
  }
  if (verification.outcome === "unavailable") {
    throw new Refusal(503, "The access token cannot be verified now; try again later");
  }
  return { caller: verification.caller, path, query: new QueryParameters(request.target), request };
}

/** Whatever goes wrong becomes an answer that says no more than the caller may know. */
async function answerOrRefusal(
  answer: () => Promise<RestAnswer>,
  path: string,
  { logger }: Parts,
): Promise<RestAnswer> {
  try {
    return await answer();
  } catch (cause) {
    if (cause instanceof Refusal) {
      return refusalAnswer(cause);
    }
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

function otherMethod(method: string, path: string): Refusal {
  const methods = methodsAt(path);
  return methods.length === 0
    ? nothingHere()
    : new Refusal(405, `${method} is not offered here`, { Allow: methods.join(", ") });
}

function nothingHere(): Refusal {
  return new Refusal(404, "Nothing is at this path");
}
