import { startCex } from "../reference-impl/cex/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import { alteredHttp, type HttpAlterations } from "./http.ts";
import type { Mutant } from "./mutant.ts";

const answering: HttpAlterations["answering"] = async (_name, request, answer) => {
  const response = await answer(request);
  return new URL(request.url).pathname === "/metrics"
    ? new Response(JSON.stringify({ commands: 1 }), { headers: { "content-type": "text/plain" } })
    : response;
};

/** Starts the wrong service. */
export const start: StartService = (ports, environment) =>
  startCex({ ...ports, http: alteredHttp(ports.http, { answering }) }, environment);

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Shows its metrics in JSON",
  expected: { requirement: "CEX-088", message: /not Prometheus text/ },
  implied: [],
  service: "cex",
  start,
};
