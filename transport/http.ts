/** Answers requests: the shape of a service worker's `fetch`, and of Hono's and msw's handlers. */
export type HttpHandler = (request: Request) => Response | Promise<Response>;

/** A request with its whole body in memory. */
export interface PlainRequest {
  readonly method: string;
  /** Path and query as they were sent, percent-encoded: `/a%20b?c=d`. */
  readonly target: string;
  readonly body: Uint8Array;
  /** The value of a header, whatever the case of its name; null if it is not there. */
  readonly header: (name: string) => string | null;
}

/** What a `PlainRequest` is answered with. */
export interface PlainResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** Null for none. */
  readonly body: Uint8Array | string | null;
}

/** Answers requests without streams, which cost more than all the rest of a small exchange. */
export type PlainHandler = (request: PlainRequest) => Promise<PlainResponse>;

/** A handler that is being served. */
export interface HttpServer {
  /** Without a trailing slash: `http://127.0.0.1:8080`, `http://provider.memory`. */
  readonly baseUrl: string;
  /** Stops accepting and breaks the connections that are open. */
  close(): Promise<void>;
}

/** Makes and answers HTTP requests. */
export interface HttpTransport {
  /** Serves `handler` under `name` on the loopback interface; `port` 0 lets the system choose. */
  serve(name: string, port: number, handler: HttpHandler): Promise<HttpServer>;
  /** As the platform's `fetch`. Rejects if nobody serves the URL. */
  fetch(request: Request): Promise<Response>;
}
