import { startCex } from "../reference-impl/cex/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import { alteredHttp, type HttpAlterations, jsonResponse } from "./http.ts";
import type { Mutant } from "./mutant.ts";

const answering: HttpAlterations["answering"] = async (_name, request, answer) => {
  const response = await answer(request);
  return request.url.endsWith("/openapi.json")
    ? jsonResponse((await response.text()).replace(/"openapi":"3\.1\.\d"/, '"openapi":"3.0.3"'))
    : response;
};

/** Starts the wrong service. */
export const start: StartService = (ports, environment) =>
  startCex({ ...ports, http: alteredHttp(ports.http, { answering }) }, environment);

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Describes itself by an OpenAPI document of an older version",
  expected: { requirement: "CEX-067", message: /3\.0\.3/ },
  implied: [],
  service: "cex",
  start,
};
