import type { Deliveries } from "../../runtime/index.ts";
import type { HttpHandler, HttpServer, HttpTransport } from "../http.ts";
import { answerOf } from "../http-answer.ts";
import { TransportError } from "../transport-error.ts";

interface Serving {
  readonly handler: HttpHandler;
  readonly underWay: Set<(reason: Error) => void>;
}

/**
 * HTTP inside the process, at `http://name.memory`. Each request and its response is an order of its own.
 *
 * The handler gets the caller's `Request` and the caller the handler's `Response`: headers that a wire adds, such as
 * `content-length`, are not there, and redirects are not followed. A response of `Response.error()` is a broken
 * connection.
 */
export class InMemoryHttp implements HttpTransport {
  readonly #deliveries: Deliveries;
  readonly #serving = new Map<string, Serving>();
  #requests = 0;

  constructor(deliveries: Deliveries) {
    this.#deliveries = deliveries;
  }

  async serve(name: string, _port: number, handler: HttpHandler): Promise<HttpServer> {
    const baseUrl = new URL(`http://${name}.memory`).origin;
    if (this.#serving.has(baseUrl)) {
      throw new TransportError("ADDRESS_IN_USE", `somebody serves ${baseUrl} already; choose another name`);
    }
    const serving = { handler, underWay: new Set<(reason: Error) => void>() };
    this.#serving.set(baseUrl, serving);
    const close = async () => {
      this.#serving.delete(baseUrl);
      serving.underWay.forEach((fail) => fail(unreachable(baseUrl, "its server closed before it answered")));
    };
    return { baseUrl, close };
  }

  fetch(request: Request): Promise<Response> {
    this.#requests += 1;
    const key = `http/${this.#requests}`;
    const onward = (action: () => void) => this.#deliveries.deliver(`${key}/request`, action);
    const back = (action: () => void) => this.#deliveries.deliver(`${key}/response`, action);
    return new Promise((resolve, reject) => {
      const { signal } = request;
      const abort = () => reject(abortReason(signal));
      signal.addEventListener("abort", abort, { once: true });
      if (signal.aborted) {
        return abort();
      }
      onward(() => {
        const serving = this.#serving.get(new URL(request.url).origin);
        if (serving === undefined) {
          return back(() => reject(unreachable(request.url, "nobody serves it")));
        }
        serving.underWay.add(reject);
        void answerOf(serving.handler, request, undefined).then((response) =>
          back(() => {
            signal.removeEventListener("abort", abort);
            serving.underWay.delete(reject);
            if (response.type === "error") {
              reject(unreachable(request.url, "the connection broke"));
            } else {
              resolve(response);
            }
          }),
        );
      });
    });
  }
}

function unreachable(url: string, reason: string): TransportError {
  return new TransportError("HTTP_UNREACHABLE", `no answer from ${url}: ${reason}`);
}

/** What the caller gave as its reason, as `fetch` rejects with it. */
function abortReason({ reason }: { readonly reason: unknown }): Error {
  return reason instanceof Error ? reason : new Error("the request was aborted", { cause: reason });
}
