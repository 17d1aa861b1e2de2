import { cexRules, startCex } from "../reference-impl/cex/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import { alteredHttp, type HttpAlterations } from "./http.ts";
import type { Mutant } from "./mutant.ts";

/** Starts the wrong service. */
export const start: StartService = (ports, environment) => {
  let isDeleting = false;
  const answering: HttpAlterations["answering"] = async (_name, request, answer) => {
    isDeleting = request.method === "DELETE";
    return answer(request);
  };
  const mayUpdate: typeof cexRules.mayUpdate = (caller, endpointId) =>
    cexRules.mayUpdate(caller, endpointId) || (isDeleting && cexRules.mayRead(caller, endpointId));
  const http = alteredHttp(ports.http, { answering });
  return startCex({ ...ports, http }, environment, { ...cexRules, mayUpdate });
};

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Lets whoever may read commands delete them",
  expected: { requirement: "CEX-073", message: /204 .*instead of 404 or 403/ },
  implied: [],
  service: "cex",
  start,
};
