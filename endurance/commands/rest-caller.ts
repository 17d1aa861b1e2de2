import { clockWaiter, systemClock } from "../../runtime/index.ts";
import type { HttpTransport } from "../../transport/index.ts";
import { type Call, numberIn, payloadOf } from "./call.ts";
import type { CommandName } from "./command-name.ts";
import type { CallEnd } from "./invocations.ts";

/** What a replica answered. */
export interface RestAnswer {
  readonly status: number;
  readonly text: string;
  readonly location: string;
}

/** How long an answer may take, beside the time that the caller wants to wait for a result. */
const ANSWER_MS = 15_000;
const LOCATION = /^\/api\/v1\/endpoints\/([^/]+)\/commands\/([^/]+)\/(\d+)$/;

const waiter = clockWaiter(systemClock);

/** Where a command is found. */
export function placeOf({ endpointId, commandType, commandId }: CommandName): string {
  return `/api/v1/endpoints/${endpointId}/commands/${commandType}/${commandId}`;
}

/** Speaks to CEX over HTTP, with a token. */
export class RestCaller {
  readonly #http: HttpTransport;
  readonly #accessToken: string;

  constructor(http: HttpTransport, accessToken: string) {
    this.#http = http;
    this.#accessToken = accessToken;
  }

  /** Has a command executed. Never rejects. */
  async invoke(restUrl: string, call: Call): Promise<CallEnd> {
    const { endpointId, commandType, ttlMs, awaitSeconds } = call;
    const path = `/api/v1/endpoints/${endpointId}/commands/${commandType}`;
    const url = `${restUrl}${path}?awaitTimeout=${awaitSeconds}&commandTtl=${ttlMs}`;
    const answered = this.#ask("POST", url, payloadOf(call)).catch(() => "broken" as const);
    const waited = await waiter.within(1_000 * awaitSeconds + ANSWER_MS, answered);
    if (!waited.settled) {
      return { kind: "unexpected", problem: `no answer within ${ANSWER_MS} ms beyond the time to wait for the result` };
    }
    return waited.value === "broken" ? { kind: "broken" } : endOf(waited.value, call);
  }

  /** Asks for what is at a path. Rejects if nobody answers in time. */
  async get(restUrl: string, path: string): Promise<RestAnswer> {
    const waited = await waiter.within(ANSWER_MS, this.#ask("GET", `${restUrl}${path}`));
    if (!waited.settled) {
      throw new Error(`GET ${path} was not answered within ${ANSWER_MS} ms`);
    }
    return waited.value;
  }

  async #ask(method: string, url: string, body?: string): Promise<RestAnswer> {
    const headers = { authorization: `Bearer ${this.#accessToken}`, "content-type": "application/json" };
    const request = new Request(url, body === undefined ? { method, headers } : { method, headers, body });
    const response = await this.#http.fetch(request);
    const { status } = response;
    return { status, text: await response.text(), location: response.headers.get("location") ?? "" };
  }
}

function endOf({ status, text, location }: RestAnswer, call: Call): CallEnd {
  const answeredAtMs = systemClock.now();
  if (status === 503) {
    return { kind: "unavailable" };
  }
  const commandId = status === 200 ? idIn(text, call) : status === 202 ? idAt(location, call) : undefined;
  if (commandId === undefined || (status !== 200 && status !== 202)) {
    return { kind: "unexpected", problem: `answered ${status}, Location "${location}", with ${text}` };
  }
  return { kind: "accepted", status, commandId, answeredAtMs };
}

/** Devices tell in their results which command they have executed, and for which call. */
function idIn(text: string, { call }: Call): number | undefined {
  const result: unknown = JSON.parse(text);
  return numberIn(result, "call") === call ? numberIn(result, "id") : undefined;
}

function idAt(location: string, { endpointId, commandType }: Call): number | undefined {
  const [, endpoint, type, id] = LOCATION.exec(location) ?? [];
  return endpoint === endpointId && type === commandType ? Number(id) : undefined;
}
