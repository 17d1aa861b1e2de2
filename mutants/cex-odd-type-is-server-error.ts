import { startCex } from "../reference-impl/cex/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import { alteredHttp, type HttpAlterations, jsonResponse } from "./http.ts";
import type { Mutant } from "./mutant.ts";

const answering: HttpAlterations["answering"] = async (_name, request, answer) => {
  const response = await answer(request);
  const text = response.status === 400 ? await response.text() : "";
  const isOdd = text.includes("A command type has the form");
  return response.status === 400 ? jsonResponse(text, isOdd ? 500 : 400) : response;
};

/** Starts the wrong service. */
export const start: StartService = (ports, environment) =>
  startCex({ ...ports, http: alteredHttp(ports.http, { answering }) }, environment);

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Takes it for a fault of its own if a call names a type that there cannot be",
  expected: { requirement: "CEX-038", message: /500 .*no client error/ },
  implied: [],
  service: "cex",
  start,
};
