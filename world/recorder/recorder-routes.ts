import { Ajv } from "ajv";
import { type Context, Hono } from "hono";
import type { RecordedMessage } from "../../conformance/checks/index.ts";
import type { AvroSchemaSet } from "../../protocol/avro/index.ts";
import { type ExtensionData, extensionDataCodec } from "../../protocol/esp/index.ts";
import { parseJson } from "../../protocol/json/index.ts";
import { type Clock, clockWaiter } from "../../runtime/index.ts";
import type { MessageBus } from "../../transport/index.ts";
import type { Recorder } from "./recorder.ts";
import { wasSentUnasked } from "./sent-unasked.ts";

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
  readonly correlationId: string;
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

/** Whether an answer is one that somebody asks for. */
type Wanted = (data: ExtensionData, message: RecordedMessage) => boolean;

const WAIT_MS_MAX = 60_000;

const isInjection = new Ajv().compile<Injection>({
  type: "object",
  required: ["subject", "payload"],
  additionalProperties: false,
  properties: { subject: { type: "string" }, replyTo: { type: "string" }, payload: { type: "string" } },
});

/**
 * The recorder's interface for steps that may live in another process: `POST /injections`,
 * `GET /answers/:correlationId?waitMs=`, `GET /endpoints/:endpointId/answers`,
 * `GET /pushes/:endpointId/:appVersionName?waitMs=`, `GET /subjects/:subject/payloads`, `GET /target`.
 */
export function recorderRoutes(parts: {
  readonly recorder: Recorder;
  readonly schemaSet: AvroSchemaSet;
  readonly bus: MessageBus;
  readonly clock: Clock;
  readonly targetState: () => TargetState;
}): Hono {
  const { recorder, schemaSet, bus, clock } = parts;
  const routes = new Hono();
  routes.get("/target", (context) => context.json(parts.targetState()));
  routes.post("/injections", (context) => inject(context, recorder, bus));
  const find = (context: Context, wanted: Wanted): Promise<Response> =>
    awaitAnswer(context, { recorder, clock, wanted });
  routes.get("/answers/:correlationId", (context) =>
    find(context, ({ correlationId }) => correlationId === context.req.param("correlationId")),
  );
  routes.get("/endpoints/:endpointId/answers", (context) => {
    const wanted = ({ endpointId }: ExtensionData): boolean => endpointId === context.req.param("endpointId");
    return context.json(recorder.recording().messages.flatMap((message) => answerIn(message, wanted) ?? []));
  });
  routes.get("/subjects/:subject/payloads", (context) =>
    context.json(payloadsOn(recorder, context.req.param("subject"))),
  );
  routes.get("/pushes/:endpointId/:appVersionName", (context) => {
    const { endpointId, appVersionName } = context.req.param();
    const isAddressed = (data: ExtensionData): boolean =>
      data.endpointId === endpointId && data.appVersionName === appVersionName;
    return find(context, (data, message) => isAddressed(data) && wasSentUnasked(message, recorder, schemaSet));
  });
  return routes;
}

/** What services sent on the subject so far, in base64. */
function payloadsOn(recorder: Recorder, subject: string): readonly string[] {
  return recorder
    .recording()
    .messages.filter(({ transport, path, injected }) => transport === "nats" && path === subject && injected !== true)
    .map(({ payload }) => Buffer.from(payload).toString("base64"));
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

/** The first `ExtensionData` that is wanted, seen already or seen within the query's `waitMs`. */
async function awaitAnswer(
  context: Context,
  { recorder, clock, wanted }: { recorder: Recorder; clock: Clock; wanted: Wanted },
): Promise<Response> {
  const waitMs = Number(context.req.query("waitMs") ?? 0);
  if (!(waitMs >= 0)) {
    return context.json({ message: "waitMs is a number of milliseconds from 0" }, 400);
  }
  const watch = recorder.watch((message) => answerIn(message, wanted) !== undefined);
  const found = await clockWaiter(clock).within(Math.min(waitMs, WAIT_MS_MAX), watch.found);
  watch.cancel();
  const answer = found.settled ? answerIn(found.value, wanted) : undefined;
  return answer === undefined ? context.json({ message: "no such answer was seen" }, 404) : context.json(answer);
}

function answerIn(message: RecordedMessage, wanted: Wanted): RecordedAnswer | undefined {
  const { transport, path, payload } = message;
  if (transport !== "nats" || !path.endsWith(".ExtensionData")) {
    return undefined;
  }
  const decoded = extensionDataCodec.decode(payload);
  if (!decoded.ok || !wanted(decoded.value, message)) {
    return undefined;
  }
  const { correlationId, statusCode, reasonPhrase, requestId, payload: body } = decoded.value;
  const encoded = body === null ? null : Buffer.from(body).toString("base64");
  return { subject: path, correlationId, statusCode, reasonPhrase, requestId, payload: encoded };
}
