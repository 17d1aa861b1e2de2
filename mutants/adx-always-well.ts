import { startAdx } from "../reference-impl/adx/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import type { HttpTransport } from "../transport/index.ts";
import type { Mutant } from "./mutant.ts";

const UNWELL = 500;

/** Whoever asks how it is hears that it is well. */
function hidingHttp(http: HttpTransport): HttpTransport {
  return {
    fetch: (request) => http.fetch(request),
    serve: (name, port, handler) =>
      http.serve(name, port, async (request) => {
        const response = await handler(request);
        const hides = response.status === UNWELL && new URL(request.url).pathname === "/health";
        return hides ? new Response("OK", { status: 200 }) : response;
      }),
  };
}

/** Starts the wrong service. */
export const start: StartService = (ports, environment) =>
  startAdx({ ...ports, http: hidingHttp(ports.http) }, environment);

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Says that it is well although it never had anything to serve",
  expected: { requirement: "ADX-024", message: /200 with "OK" instead of 500/ },
  implied: [],
  service: "adx",
  start,
};
