import { startCex } from "../reference-impl/cex/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import { alteredHttp, type HttpAlterations, jsonResponse } from "./http.ts";
import type { Mutant } from "./mutant.ts";

const LIST = /\/endpoints\/commands\?endpointId=[^&]+$/;

const answering: HttpAlterations["answering"] = async (_name, request, answer) => {
  const response = await answer(request);
  if (!LIST.test(request.url) || response.status !== 200) {
    return response;
  }
  const text = await response.text();
  const isEmpty = text.endsWith('"commands":[]}]');
  return isEmpty ? jsonResponse('{"message":"There is nothing"}', 404) : jsonResponse(text);
};

/** Starts the wrong service. */
export const start: StartService = (ports, environment) =>
  startCex({ ...ports, http: alteredHttp(ports.http, { answering }) }, environment);

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Has no list of an endpoint without commands",
  expected: { requirement: "CEX-048", message: /404 .*instead of the commands \[\]/ },
  implied: [],
  service: "cex",
  start,
};
