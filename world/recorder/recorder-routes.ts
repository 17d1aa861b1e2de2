import { Ajv } from "ajv";
import { type Context, Hono } from "hono";
import type { RecordedMessage } from "../../conformance/checks/index.ts";
import { extensionDataCodec } from "../../protocol/esp/index.ts";
import { parseJson } from "../../protocol/json/index.ts";
import { type Clock, clockWaiter } from "../../runtime/index.ts";
import type { MessageBus } from "../../transport/index.ts";
import type { Recorder } from "./recorder.ts";

/** A message to be put on the bus by hand. */
export interface Injection {
  readonly subject: string;
  readonly replyTo?: string;
  /** Base64. */
  readonly payload: string;
}

/** An answer as the recorder found it on the bus. */
export interface RecordedAnswer {
  readonly subject: string;
  readonly statusCode: number;
  readonly reasonPhrase: string | null;
  readonly requestId: number | null;
  /** Base64, or null. */
  readonly payload: string | null;
}

/** Whether the target is still there, and if not, why. */
export interface TargetState {
  readonly gone: string | null;
}

const WAIT_MS_MAX = 60_000;

const isInjection = new Ajv().compile<Injection>({
  type: "object",
  required: ["subject", "payload"],
  additionalProperties: false,
  properties: { subject: { type: "string" }, replyTo: { type: "string" }, payload: { type: "string" } },
});

/**
 * The recorder's interface for steps that may live in another process: `POST /injections`,
 * `GET /answers/:correlationId?waitMs=`, `GET /target`.
 */
export function recorderRoutes(parts: {
  readonly recorder: Recorder;
  readonly bus: MessageBus;
  readonly clock: Clock;
  readonly targetState: () => TargetState;
}): Hono {
  const { recorder, bus, clock } = parts;
  const routes = new Hono();
  routes.get("/target", (context) => context.json(parts.targetState()));
  routes.post("/injections", (context) => inject(context, recorder, bus));
  routes.get("/answers/:correlationId", async (context) => {
    const waitMs = Number(context.req.query("waitMs") ?? 0);
    if (!(waitMs >= 0)) {
      return context.json({ message: "waitMs is a number of milliseconds from 0" }, 400);
    }
    const boundMs = Math.min(waitMs, WAIT_MS_MAX);
    const answer = await awaitAnswer(recorder, clock, context.req.param("correlationId"), boundMs);
    return answer === undefined ? context.json({ message: "no such answer was seen" }, 404) : context.json(answer);
  });
  return routes;
}

async function inject(context: Context, recorder: Recorder, bus: MessageBus): Promise<Response> {
  const body = parseJson(new Uint8Array(await context.req.arrayBuffer()));
  if (!body.ok || !isInjection(body.value)) {
    return context.json({ message: "an injection has a subject, a payload in base64 and perhaps a replyTo" }, 400);
  }
  const { subject, replyTo } = body.value;
  const payload = Buffer.from(body.value.payload, "base64");
  recorder.expectInjected(subject, payload);
  bus.publish(subject, payload, replyTo);
  await bus.flush();
  return context.json({ subject }, 202);
}

async function awaitAnswer(
  recorder: Recorder,
  clock: Clock,
  correlationId: string,
  boundMs: number,
): Promise<RecordedAnswer | undefined> {
  const watch = recorder.watch((message) => answerIn(message, correlationId) !== undefined);
  const found = await clockWaiter(clock).within(boundMs, watch.found);
  watch.cancel();
  return found.settled ? answerIn(found.value, correlationId) : undefined;
}

function answerIn({ transport, path, payload }: RecordedMessage, correlationId: string): RecordedAnswer | undefined {
  if (transport !== "nats" || !path.endsWith(".ExtensionData")) {
    return undefined;
  }
  const decoded = extensionDataCodec.decode(payload);
  if (!decoded.ok || decoded.value.correlationId !== correlationId) {
    return undefined;
  }
  const { statusCode, reasonPhrase, requestId, payload: body } = decoded.value;
  const encoded = body === null ? null : Buffer.from(body).toString("base64");
  return { subject: path, statusCode, reasonPhrase, requestId, payload: encoded };
}
