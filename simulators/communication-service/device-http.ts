import { type Context, Hono } from "hono";
import type { ExtensionData } from "../../protocol/esp/index.ts";
import { type ErrorResponse, encodeErrorResponse, parseRequestTopic } from "../../protocol/kp/index.ts";
import { clockWaiter, type Runtime } from "../../runtime/index.ts";
import { BODY_BYTES_MAX, type Counters } from "../control/index.ts";
import type { ClientTap } from "./client-traffic.ts";
import { clientPayload, isSuccess } from "./extension-answer.ts";
import type { RequestRelay } from "./request-relay.ts";
import type { ServiceCounter } from "./service-counters.ts";
import type { CommunicationServiceSettings } from "./settings.ts";

/** What the HTTP side works with. */
export interface DeviceHttpParts {
  readonly settings: CommunicationServiceSettings;
  readonly runtime: Runtime;
  readonly relay: RequestRelay;
  readonly counters: Counters<ServiceCounter>;
  readonly tap: ClientTap;
}

interface HttpAnswer {
  readonly status: number;
  readonly payload: Uint8Array;
}

/** Statuses whose responses have no body (RFC 9110). */
const BODILESS: readonly number[] = [204, 205, 304];
const ALLOWED_METHOD = "POST";

/**
 * The HTTP binding for clients: `POST [prefix]/kp1/…` with the resource path of a request, trailing request id
 * optional, any content type. Errors have the body of 1/KP's error response.
 */
export class DeviceHttp {
  readonly #parts: DeviceHttpParts;
  readonly app: Hono;
  readonly #awaited = new Set<AwaitedAnswer>();
  #exchanges = 0;

  constructor(parts: DeviceHttpParts) {
    this.#parts = parts;
    this.app = new Hono();
    this.app.post("*", (context) => this.#exchange(context));
    this.app.all("*", ({ req }) => {
      const refused = response(refusal(405, `${req.method} is not supported; use ${ALLOWED_METHOD}`));
      refused.headers.set("Allow", ALLOWED_METHOD);
      return refused;
    });
    this.app.onError((cause) => {
      parts.runtime.logger.error("a device's HTTP request failed here", { problem: cause.stack ?? cause.message });
      return response(refusal(500, cause.message));
    });
  }

  /** Lets nobody wait any longer. */
  close(): void {
    for (const awaited of this.#awaited) {
      awaited.giveUp();
    }
  }

  async #exchange(context: Context): Promise<Response> {
    const { tap } = this.#parts;
    const payload = new Uint8Array(await context.req.arrayBuffer());
    if (payload.length > BODY_BYTES_MAX) {
      return response(refusal(413, `the payload is longer than ${BODY_BYTES_MAX} bytes`));
    }
    const path = new URL(context.req.url).pathname;
    const topic = topicIn(path);
    const token = topic?.split("/")[3];
    this.#exchanges += 1;
    const exchange = {
      transport: "http" as const,
      connection: `${this.#parts.settings.replicaId}/http-${this.#exchanges}`,
      path: withoutPrefix(path),
      ...(token === undefined ? {} : { token }),
    };
    tap({ ...exchange, direction: "fromClient", payload });
    const answer = await this.#answer(path, topic, payload);
    tap({ ...exchange, direction: "toClient", payload: answer.payload, status: answer.status });
    return response(answer);
  }

  async #answer(path: string, topic: string | undefined, payload: Uint8Array): Promise<HttpAnswer> {
    const { settings, relay, runtime, counters } = this.#parts;
    const resource = topic === undefined ? undefined : parseRequestTopic(topic, settings.zeroRequestId);
    if (resource === undefined || !resource.ok) {
      return refusal(404, resource?.problem ?? `the path "${path}" holds no readable /kp1/…`);
    }
    const awaited = new AwaitedAnswer();
    const answer = (data: ExtensionData) => {
      if (!awaited.give(data)) {
        counters.count("lateHttpAnswers");
      }
    };
    const refused = await relay.forward({ path: resource.value, payload, target: { kind: "http", answer } });
    if (refused !== undefined) {
      return refusal(refused.statusCode, refused.reasonPhrase);
    }
    this.#awaited.add(awaited);
    const waited = await clockWaiter(runtime.clock).within(settings.httpAnswerTimeoutMs, awaited.promise);
    this.#awaited.delete(awaited);
    awaited.giveUp();
    return waited.settled
      ? this.#translated(waited.value)
      : refusal(504, `the extension did not answer within ${settings.httpAnswerTimeoutMs} ms`);
  }

  #translated(data: ExtensionData | undefined): HttpAnswer {
    const { settings, counters } = this.#parts;
    if (data === undefined) {
      return refusal(503, "the communication service is being closed");
    }
    if (data.statusCode < 200 || data.statusCode > 599) {
      counters.count("unusableExtensionData");
      return refusal(502, `the extension answered with the status ${data.statusCode}, which HTTP does not know`);
    }
    const always200 = isSuccess(data.statusCode) && settings.httpSuccess === "always200";
    return withoutForbiddenBody({ status: always200 ? 200 : data.statusCode, payload: clientPayload(data) });
  }
}

/** The first answer of an extension, as long as somebody waits for it. */
class AwaitedAnswer {
  /** Undefined once it was given up. */
  readonly promise: Promise<ExtensionData | undefined>;
  #resolve: ((data: ExtensionData | undefined) => void) | undefined;

  constructor() {
    this.promise = new Promise((resolve) => {
      this.#resolve = resolve;
    });
  }

  /** Returns whether somebody was still waiting. */
  give(data: ExtensionData): boolean {
    const resolve = this.#resolve;
    this.#resolve = undefined;
    resolve?.(data);
    return resolve !== undefined;
  }

  giveUp(): void {
    this.#resolve?.(undefined);
    this.#resolve = undefined;
  }
}

/** The topic that a path stands for, without whatever precedes it; undefined if there is none. */
function topicIn(path: string): string | undefined {
  const segments = path.split("/");
  const start = segments.indexOf("kp1");
  const levels = start < 0 ? undefined : segments.slice(start).map(decodedLevel);
  return levels?.every((level) => level !== undefined) ? levels.join("/") : undefined;
}

/** What precedes `/kp1` is the way that leads here and no part of 1/KP. */
function withoutPrefix(path: string): string {
  const segments = path.split("/");
  const start = segments.indexOf("kp1");
  return start < 0 ? path : `/${segments.slice(start).join("/")}`;
}

/** A percent-encoded slash would change the number of levels. */
function decodedLevel(segment: string): string | undefined {
  try {
    const level = decodeURIComponent(segment);
    return level.includes("/") ? undefined : level;
  } catch {
    return undefined;
  }
}

function refusal(statusCode: number, reasonPhrase: string): HttpAnswer {
  const error: ErrorResponse = { statusCode, reasonPhrase };
  return { status: statusCode, payload: encodeErrorResponse(error) };
}

function withoutForbiddenBody(answer: HttpAnswer): HttpAnswer {
  return BODILESS.includes(answer.status) ? { ...answer, payload: new Uint8Array() } : answer;
}

function response({ status, payload }: HttpAnswer): Response {
  return payload.byteLength === 0
    ? new Response(null, { status })
    : new Response(Buffer.from(payload), { status, headers: { "Content-Type": "application/json" } });
}
