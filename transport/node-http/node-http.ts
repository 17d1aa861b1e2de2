import { IncomingMessage, type Server, ServerResponse } from "node:http";
import { createAdaptorServer } from "@hono/node-server";
import { RESPONSE_ALREADY_SENT } from "@hono/node-server/utils/response";
import type { HttpHandler, HttpServer, HttpTransport } from "../http.ts";
import { answerOf, type HttpFailureListener } from "../http-answer.ts";
import { listeningPort } from "../listening-port.ts";
import { plainHandlerOf, unreadable } from "../plain-http.ts";
import { reasonOf, TransportError } from "../transport-error.ts";
import { readLimitedBody } from "./limited-body.ts";
import { plainServer, tooLarge } from "./plain-server.ts";

/** How requests are served. */
export interface NodeHttpOptions {
  /** The largest request body, in bytes; a larger one is answered 413. 1 MiB by default. */
  readonly bodyBytesMax?: number;
  readonly onFailure?: HttpFailureListener;
}

const LOOPBACK = "127.0.0.1";
const BODY_BYTES_MAX = 1_048_576;
/** The platform's \`Request\` refuses a body with these. */
const BODILESS = ["GET", "HEAD"];

/**
 * HTTP/1.1 on real ports of the loopback interface, and the platform's `fetch`, which rejects with
 * `HTTP_UNREACHABLE`. A handler that returns `Response.error()` breaks the connection.
 */
export function nodeHttp(options: NodeHttpOptions = {}): HttpTransport {
  const { bodyBytesMax = BODY_BYTES_MAX, onFailure } = options;
  return {
    serve: (name, port, handler) => {
      const plain = plainHandlerOf(handler);
      const server =
        plain === undefined ? streamingServer(handler, options) : plainServer(plain, { bodyBytesMax, onFailure });
      return bound(server, name, port);
    },
    fetch: fetchOrExplain,
  };
}

async function answer(
  incoming: Request,
  message: IncomingMessage,
  handler: HttpHandler,
  options: NodeHttpOptions,
): Promise<Response> {
  const bodyBytesMax = options.bodyBytesMax ?? BODY_BYTES_MAX;
  try {
    const body = await readLimitedBody(message, bodyBytesMax);
    return body === "too large"
      ? new Response(tooLarge(bodyBytesMax), { status: 413 })
      : await answerOf(handler, platformRequest(incoming, body), options.onFailure);
  } catch (error) {
    return new Response(unreadable(error), { status: 400 });
  }
}

/**
 * What the server library hands out only looks like a `Request` of the platform and cannot be cloned or fetched. Hono's
 * body limit relies on the library replacing the global classes, which a harness must not do to the code that it runs.
 */
function platformRequest({ url, method, headers }: Request, body: Uint8Array<ArrayBuffer>): Request {
  const hasBody = body.length > 0 && !BODILESS.includes(method);
  return new Request(url, { method, headers: [...headers], ...(hasBody ? { body } : {}) });
}

function streamingServer(handler: HttpHandler, options: NodeHttpOptions): NodeServer {
  return createAdaptorServer({
    overrideGlobalObjects: false,
    fetch: async (request, { incoming, outgoing }) => {
      const isHttp1 = incoming instanceof IncomingMessage && outgoing instanceof ServerResponse;
      const response = isHttp1 ? await answer(request, incoming, handler, options) : Response.error();
      if (response.type === "error" || !(outgoing instanceof ServerResponse)) {
        outgoing.destroy();
      } else {
        await send(response, outgoing);
      }
      return RESPONSE_ALREADY_SENT;
    },
  });
}

type NodeServer = Server | ReturnType<typeof createAdaptorServer>;

async function bound(server: NodeServer, name: string, port: number): Promise<HttpServer> {
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

function close(server: NodeServer): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    if ("closeAllConnections" in server) {
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
