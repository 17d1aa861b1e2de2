import { type Context, Hono } from "hono";
import { type Clock, clockWaiter } from "../../runtime/index.ts";
import { RestError, readBody } from "../control/index.ts";
import { invocationShape, rawRequestShape } from "./invocation.ts";
import type { Invoker } from "./invoker.ts";
import { RESULTS_MAX, type ReceivedResult, type ResultLog } from "./result-log.ts";

/** What the routes work with. */
export interface CallerRoutesParts {
  readonly invoker: Invoker;
  readonly results: ResultLog;
  readonly clock: Clock;
  /** Resolves when nobody is to wait any longer. */
  readonly closed: Promise<void>;
}

/** For how long results can be waited for by one request. */
export const WAIT_MS_MAX = 60_000;
/** How many requests may wait for results at once. */
export const WAITING_MAX = 1_000;

type Wanted = (received: ReceivedResult) => boolean;

/**
 * `POST /invocations` takes an `Invocation` and answers 201 with the `SentInvocation` once the bus has it;
 * `POST /raw-requests` takes a `RawRequest` and answers 201 with `{subject, replyTo}`.
 *
 * `GET /invocations/:endpointId/:commandType/:commandId/results` lists the readable results of a command, and
 * `GET /results` all that came, be it only those with `?correlationId=`; both as `ReceivedResult`s in the order of
 * arrival. With `?waitMs=` they are answered as soon as there are `?count=` of them, 1 unless told otherwise, or after
 * so many milliseconds with what there is then.
 */
export function callerRoutes(parts: CallerRoutesParts): Hono {
  const { invoker } = parts;
  const routes = new Hono();
  routes.post("/invocations", async (context) =>
    context.json(await invoker.invoke(await readBody(context, invocationShape)), 201),
  );
  routes.post("/raw-requests", async (context) =>
    context.json(await invoker.sendRaw(await readBody(context, rawRequestShape)), 201),
  );
  routes.get("/invocations/:endpointId/:commandType/:commandId/results", (context) => {
    const { endpointId, commandType, commandId } = context.req.param();
    return answer(context, parts, ({ result }) => {
      const known = [result?.endpointId, result?.commandType, result?.commandId.toString()];
      return known[0] === endpointId && known[1] === commandType && known[2] === commandId;
    });
  });
  routes.get("/results", (context) => {
    const correlationId = context.req.query("correlationId");
    return answer(
      context,
      parts,
      ({ result }) => correlationId === undefined || result?.correlationId === correlationId,
    );
  });
  return routes;
}

async function answer(context: Context, parts: CallerRoutesParts, wanted: Wanted): Promise<Response> {
  const waitMs = wholeNumber(context, "waitMs", { otherwise: 0, minimum: 0, maximum: WAIT_MS_MAX });
  const count = wholeNumber(context, "count", { otherwise: 1, minimum: 1, maximum: RESULTS_MAX });
  if (waitMs > 0) {
    await wait(parts, wanted, waitMs, count);
  }
  return context.json(parts.results.list(wanted));
}

async function wait(
  { results, clock, closed }: CallerRoutesParts,
  wanted: Wanted,
  waitMs: number,
  count: number,
): Promise<void> {
  if (results.watching >= WAITING_MAX) {
    throw new RestError(503, `${WAITING_MAX} requests wait for results already; come back later`);
  }
  const { found, cancel } = results.watch(wanted, count);
  await clockWaiter(clock).within(waitMs, Promise.race([found, closed]));
  cancel();
}

interface Range {
  readonly otherwise: number;
  readonly minimum: number;
  readonly maximum: number;
}

function wholeNumber(context: Context, name: string, { otherwise, minimum, maximum }: Range): number {
  const text = context.req.query(name);
  const value = text === undefined ? otherwise : Number(text);
  if (text === "" || !Number.isInteger(value) || value < minimum || value > maximum) {
    throw new RestError(400, `the query: ${name} is "${text}"; use a whole number from ${minimum} to ${maximum}`);
  }
  return value;
}
