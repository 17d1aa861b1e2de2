import { startCex } from "../reference-impl/cex/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import { alteredHttp, type HttpAlterations } from "./http.ts";
import type { Mutant } from "./mutant.ts";

const answering: HttpAlterations["answering"] = async (_name, request, answer) =>
  new URL(request.url).pathname === "/health"
    ? new Response("The store is far away\n", { status: 500 })
    : answer(request);

/** Starts the wrong service. */
export const start: StartService = (ports, environment) =>
  startCex({ ...ports, http: alteredHttp(ports.http, { answering }) }, environment);

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Says that it is not well although it is",
  expected: { requirement: "CEX-087", message: /500/ },
  implied: [],
  service: "cex",
  start,
};
