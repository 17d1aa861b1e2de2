import type { Waiter } from "../../runtime/index.ts";
import type { HttpTransport } from "../../transport/index.ts";

/** A simulator did not do what was asked of it: Kaaliper is at fault, not the target. */
export class SimulatorError extends Error {
  override readonly name = "SimulatorError";
}

/** How long a simulator may take to carry out an order. */
const ORDER_MS = 10_000;

interface Call {
  readonly method: string;
  readonly path: string;
  readonly body: string | undefined;
  readonly extraMs: number;
  readonly headers: Readonly<Record<string, string>>;
}

interface Answer {
  readonly status: number;
  readonly json: unknown;
}

/** Gives orders to a simulator through its public REST interface, as an administrator would. */
export class RestDriver {
  readonly #baseUrl: string;
  readonly #http: HttpTransport;
  readonly #waiter: Waiter;

  constructor(baseUrl: string, http: HttpTransport, waiter: Waiter) {
    this.#baseUrl = baseUrl;
    this.#http = http;
    this.#waiter = waiter;
  }

  /** Sends `body` (JSON text) and returns status and JSON answer. Throws a `SimulatorError` if none comes in time. */
  async call(method: string, path: string, body?: string, extraMs = 0): Promise<{ status: number; json: unknown }> {
    return await this.#call({ method, path, body, extraMs, headers: {} });
  }

  /** As `order`, with an access token. */
  async orderWith(accessToken: string, method: string, path: string, body?: string): Promise<unknown> {
    const headers = { authorization: `Bearer ${accessToken}` };
    return this.#assertDone(await this.#call({ method, path, body, extraMs: 0, headers }), method, path);
  }

  async #call({ method, path, body, extraMs, headers }: Call): Promise<Answer> {
    const url = `${this.#baseUrl}${path}`;
    const all = { ...headers, ...(body === undefined ? {} : { "content-type": "application/json" }) };
    const request = new Request(url, body === undefined ? { method, headers: all } : { method, body, headers: all });
    const answered = this.#http.fetch(request).then(async (response) => {
      const text = await response.text();
      const json: unknown = text === "" ? null : JSON.parse(text);
      return { status: response.status, json };
    });
    const answer = await this.#waiter.within(ORDER_MS + extraMs, answered);
    if (!answer.settled) {
      throw new SimulatorError(`${method} ${url} was not answered within ${ORDER_MS + extraMs} ms`);
    }
    return answer.value;
  }

  /** As `call`, for orders that have to succeed. */
  async order(method: string, path: string, body?: string): Promise<unknown> {
    return this.#assertDone(await this.call(method, path, body), method, path);
  }

  #assertDone({ status, json }: Answer, method: string, path: string): unknown {
    if (status < 200 || status > 299) {
      throw new SimulatorError(`${method} ${this.#baseUrl}${path} was answered ${status}: ${JSON.stringify(json)}`);
    }
    return json;
  }
}

/** The text that `value` holds under `key`. Throws a `SimulatorError` if there is none. */
export function textField(value: unknown, key: string): string {
  const field = objectField(value, key);
  if (typeof field !== "string") {
    throw new SimulatorError(`the answer ${JSON.stringify(value)} has no text "${key}"`);
  }
  return field;
}

/** What `value` holds under `key`, if anything. */
export function objectField(value: unknown, key: string): unknown {
  return typeof value === "object" && value !== null
    ? Object.entries(value).find(([name]) => name === key)?.[1]
    : undefined;
}
