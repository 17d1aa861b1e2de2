import { startCmx } from "../reference-impl/cmx/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import type { HttpTransport } from "../transport/index.ts";
import type { Mutant } from "./mutant.ts";

/** What Tekton says of it is not taken in. */
function withoutDisabling(http: HttpTransport): HttpTransport {
  return {
    serve: (name, port, handler) => http.serve(name, port, handler),
    fetch: async (request) => {
      const response = await http.fetch(request);
      const text = await response.text();
      return new Response(text.replaceAll('"enabled":false', '"enabled":true'), response);
    },
  };
}

/** Starts the wrong service. */
export const start: StartService = (ports, environment) =>
  startCmx({ ...ports, http: withoutDisabling(ports.http) }, environment);

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Goes on serving an appversion that is disabled, or whose application is",
  expected: { requirement: "CMX-009", message: /instead of a client error/ },
  implied: [],
  isOnPlatform: true,
  start,
};
