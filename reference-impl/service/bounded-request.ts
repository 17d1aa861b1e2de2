import type { Decoded } from "../../protocol/json/index.ts";
import type { Clock } from "../../runtime/index.ts";
import type { HttpTransport } from "../../transport/index.ts";

/** By what a service asks others over HTTP, and how patient it is. */
export interface RequestParts {
  readonly http: HttpTransport;
  readonly clock: Clock;
  /** From the request to the last byte of the answer. */
  readonly timeoutMs: number;
  /** The largest body of an answer. */
  readonly bodyBytesMax: number;
}

/** What is asked. */
export interface HttpQuestion {
  /** "GET" unless told otherwise. */
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** An answer with its whole body. */
export interface HttpAnswer {
  readonly status: number;
  readonly body: Uint8Array;
}

/**
 * Asks over HTTP and reads the answer, whatever its status. Never rejects: who does not answer, breaks off, takes too
 * long or says too much is a problem in one line. Redirections are not followed, so that no token goes elsewhere.
 */
export async function askOverHttp(
  { http, clock, timeoutMs, bodyBytesMax }: RequestParts,
  url: string,
  { method = "GET", headers = {}, body }: HttpQuestion = {},
): Promise<Decoded<HttpAnswer>> {
  const patience = new AbortController();
  const timer = clock.schedule(timeoutMs, () => patience.abort(new Error(`it took more than ${timeoutMs} ms`)));
  try {
    const { signal } = patience;
    const payload = body === undefined ? {} : { body };
    const question = new Request(url, { method, headers, signal, redirect: "manual", ...payload });
    const response = await http.fetch(question);
    return { ok: true, value: { status: response.status, body: await wholeBody(response, bodyBytesMax, signal) } };
  } catch (cause) {
    return { ok: false, problem: `${method} ${url}: ${messageOf(cause)}` };
  } finally {
    timer.cancel();
  }
}

/** As `askOverHttp`, for whom only an answer of status 200 is of use. */
export async function readOverHttp(
  parts: RequestParts,
  url: string,
  question: HttpQuestion = {},
): Promise<Decoded<Uint8Array>> {
  const answer = await askOverHttp(parts, url, question);
  if (!answer.ok) {
    return answer;
  }
  const { status, body } = answer.value;
  return status === 200 ? { ok: true, value: body } : { ok: false, problem: unexpectedStatus(question, url, status) };
}

/** How a problem tells of a status that is of no use. */
export function unexpectedStatus({ method = "GET" }: HttpQuestion, url: string, status: number): string {
  return `${method} ${url}: the answer has status ${status}`;
}

async function wholeBody(response: Response, bytesMax: number, signal: AbortSignal): Promise<Uint8Array> {
  const reader = response.body?.getReader();
  if (reader === undefined) {
    return new Uint8Array();
  }
  // Whoever still sends is told to stop; that this may fail as well is of no interest any more.
  const stop = () => {
    reader.cancel().catch(() => undefined);
  };
  signal.addEventListener("abort", stop, { once: true });
  const chunks: Uint8Array[] = [];
  let length = 0;
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    const chunk: unknown = part.value;
    if (chunk instanceof Uint8Array) {
      chunks.push(chunk);
      length += chunk.length;
    }
    if (length > bytesMax) {
      stop();
      throw new Error(`the answer has more than ${bytesMax} bytes`);
    }
  }
  if (signal.aborted) {
    throw asError(signal.reason);
  }
  return Buffer.concat(chunks);
}

function asError(reason: unknown): Error {
  return reason instanceof Error ? reason : new Error(String(reason));
}

function messageOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}
