import { startCex } from "../reference-impl/cex/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import { alteredHttp, type HttpAlterations } from "./http.ts";
import type { Mutant } from "./mutant.ts";

const answering: HttpAlterations["answering"] = async (_name, request, answer) => {
  const response = await answer(request);
  return response.status === 401
    ? new Response("Unauthorized", { status: 401, headers: { "content-type": "text/plain" } })
    : response;
};

/** Starts the wrong service. */
export const start: StartService = (ports, environment) =>
  startCex({ ...ports, http: alteredHttp(ports.http, { answering }) }, environment);

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Refuses tokens in plain text",
  expected: { requirement: "CEX-065", message: /has the body Unauthorized/ },
  implied: [{ requirement: "CEX-066", reason: "a text is no object with a message" }],
  service: "cex",
  start,
};
