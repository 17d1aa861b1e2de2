/** Answers requests: the shape of a service worker's `fetch`, and of Hono's and msw's handlers. */
export type HttpHandler = (request: Request) => Response | Promise<Response>;

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
