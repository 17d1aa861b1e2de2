import type { HttpHandler, HttpTransport } from "../transport/index.ts";

/** What is done to HTTP on its way; what is left out stays as it is. */
export interface HttpAlterations {
  /** Called for each request that the service makes; `ask` makes one, as often as it is called. */
  readonly asking?: (request: Request, ask: (request: Request) => Promise<Response>) => Promise<Response>;
  /** Called for each request to an interface of the service, with the name that the interface has. */
  readonly answering?: (name: string, request: Request, answer: HttpHandler) => Promise<Response>;
}

/** The HTTP of a mutant: `http`, with alterations on the way from and to the service. */
export function alteredHttp(http: HttpTransport, { asking, answering }: HttpAlterations): HttpTransport {
  return {
    fetch: (request) =>
      asking === undefined ? http.fetch(request) : asking(request, (altered) => http.fetch(altered)),
    serve: (name, port, handler) =>
      http.serve(name, port, answering === undefined ? handler : (request) => answering(name, request, handler)),
  };
}

/** Where a service fetches the settings of applications from Tekton. */
export const SETTINGS_PATH = "/tekton/api/v1/app-configs";
/** Where a service fetches which applications there are. */
export const APPLICATIONS_PATH = "/tekton/api/v1/applications";

/** Whether a service fetches something of Tekton with this request. */
export function isTektonFetch(request: Request): boolean {
  return request.method === "GET" && [SETTINGS_PATH, APPLICATIONS_PATH].includes(new URL(request.url).pathname);
}

/** The response with another body in JSON. */
export function jsonResponse(text: string, status = 200): Response {
  return new Response(text, { status, headers: { "content-type": "application/json" } });
}
