import { Server, ServerResponse } from "node:http";
import type { Readable } from "node:stream";
import { createAdaptorServer } from "@hono/node-server";
import { RESPONSE_ALREADY_SENT } from "@hono/node-server/utils/response";
import type { HttpHandler, HttpServer, HttpTransport } from "../http.ts";
import { answerOf, type HttpFailureListener } from "../http-answer.ts";
import { listeningPort } from "../listening-port.ts";
import { reasonOf, TransportError } from "../transport-error.ts";
import { limitedRequest } from "./limited-request.ts";

/** How requests are served. */
export interface NodeHttpOptions {
  /** The largest request body, in bytes; a larger one is answered 413. 1 MiB by default. */
  readonly bodyBytesMax?: number;
  readonly onFailure?: HttpFailureListener;
}

const LOOPBACK = "127.0.0.1";
const BODY_BYTES_MAX = 1_048_576;

/**
 * HTTP/1.1 on real ports of the loopback interface, and the platform's `fetch`, which rejects with
 * `HTTP_UNREACHABLE`. A handler that returns `Response.error()` breaks the connection.
 */
export function nodeHttp(options: NodeHttpOptions = {}): HttpTransport {
  return {
    serve: (name, port, handler) => serve(name, port, handler, options),
    fetch: fetchOrExplain,
  };
}

async function answer(
  incoming: Request,
  message: Readable,
  handler: HttpHandler,
  options: NodeHttpOptions,
): Promise<Response> {
  const bodyBytesMax = options.bodyBytesMax ?? BODY_BYTES_MAX;
  try {
    const limited = await limitedRequest(incoming, message, bodyBytesMax);
    return limited.ok
      ? await answerOf(handler, limited.request, options.onFailure)
      : new Response(`the body is larger than ${bodyBytesMax} bytes\n`, { status: 413 });
  } catch (error) {
    return new Response(`the request cannot be read: ${reasonOf(error)}\n`, { status: 400 });
  }
}

async function serve(name: string, port: number, handler: HttpHandler, options: NodeHttpOptions): Promise<HttpServer> {
  const server = createAdaptorServer({
    overrideGlobalObjects: false,
    fetch: async (request, { incoming, outgoing }) => {
      const response = await answer(request, incoming, handler, options);
      if (response.type === "error" || !(outgoing instanceof ServerResponse)) {
        outgoing.destroy();
      } else {
        await send(response, outgoing);
      }
      return RESPONSE_ALREADY_SENT;
    },
  });
  const actual = await listeningPort(server, name, port, LOOPBACK);
  return { baseUrl: `http://${LOOPBACK}:${actual}`, close: () => close(server) };
}

/** The library would read the body as a stream, at twice the cost of a request. */
async function send(response: Response, outgoing: ServerResponse): Promise<void> {
  const body = response.body === null ? undefined : Buffer.from(await response.arrayBuffer());
  const length =
    body === undefined || response.headers.has("content-length") ? [] : ["content-length", `${body.length}`];
  outgoing.writeHead(response.status, [...[...response.headers].flat(), ...length]);
  outgoing.end(body);
}

function close(server: ReturnType<typeof createAdaptorServer>): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    if (server instanceof Server) {
      server.closeAllConnections();
    }
  });
}

async function fetchOrExplain(request: Request): Promise<Response> {
  try {
    return await fetch(request);
  } catch (cause) {
    if (request.signal.aborted) {
      throw cause;
    }
    const explanation = `no answer from ${request.method} ${request.url}: ${reasonOf(cause)}`;
    throw new TransportError("HTTP_UNREACHABLE", explanation, { cause });
  }
}
