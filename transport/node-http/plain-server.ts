import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { PlainHandler, PlainRequest, PlainResponse } from "../http.ts";
import { failed, type HttpFailureListener } from "../http-answer.ts";
import { unreadable } from "../plain-http.ts";
import { readLimitedBody } from "./limited-body.ts";

/** How plain requests are answered. */
export interface PlainServerOptions {
  readonly bodyBytesMax: number;
  readonly onFailure: HttpFailureListener | undefined;
}

/** A server of Node that is still to be bound to a port. */
export function plainServer(handler: PlainHandler, options: PlainServerOptions): Server {
  return createServer((incoming, outgoing) => {
    void answerTo(incoming, handler, options).then((answer) => send(answer, incoming, outgoing));
  });
}

/** What a request is told whose body has more than `bytesMax` bytes. */
export function tooLarge(bytesMax: number): string {
  return `the body is larger than ${bytesMax} bytes\n`;
}

async function answerTo(
  incoming: IncomingMessage,
  handler: PlainHandler,
  { bodyBytesMax, onFailure }: PlainServerOptions,
): Promise<PlainResponse> {
  const read = await readLimitedBody(incoming, bodyBytesMax).catch((cause: unknown) => ({ cause }));
  if (read === "too large") {
    return textAnswer(413, tooLarge(bodyBytesMax));
  }
  if ("cause" in read) {
    return textAnswer(400, unreadable(read.cause));
  }
  const request = plainRequest(incoming, read);
  try {
    return await handler(request);
  } catch (error) {
    onFailure?.(error, { method: request.method, url: request.target });
    return textAnswer(500, failed(error));
  }
}

function textAnswer(status: number, text: string): PlainResponse {
  return { status, headers: { "content-type": "text/plain;charset=UTF-8" }, body: text };
}

function plainRequest({ method = "GET", url = "/", headers }: IncomingMessage, body: Uint8Array): PlainRequest {
  return {
    method,
    target: originForm(url),
    body,
    header: (name) => {
      const value = headers[name.toLowerCase()];
      return (Array.isArray(value) ? value.join(", ") : value) ?? null;
    },
  };
}

/** A proxy may have left the whole URL there (RFC 9112, section 3.2.2). */
function originForm(target: string): string {
  if (target.startsWith("/") || !URL.canParse(target)) {
    return target;
  }
  const { pathname, search } = new URL(target);
  return `${pathname}${search}`;
}

function send({ status, headers, body }: PlainResponse, { method }: IncomingMessage, outgoing: ServerResponse): void {
  if (body === null) {
    outgoing.writeHead(status, headers).end();
    return;
  }
  const bytes = typeof body === "string" ? Buffer.from(body) : body;
  outgoing.writeHead(status, { ...headers, "content-length": bytes.length });
  outgoing.end(method === "HEAD" ? undefined : bytes);
}
