import { startCex } from "../reference-impl/cex/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import { alteredHttp, type HttpAlterations, jsonResponse } from "./http.ts";
import type { Mutant } from "./mutant.ts";

/** Starts the wrong service. */
export const start: StartService = (ports, environment) => {
  const unknown = new Set<string>();
  const asking: HttpAlterations["asking"] = async (request, ask) => {
    const response = await ask(request);
    if (response.status === 404) {
      unknown.add(request.url.split("/").at(-1) ?? "");
    }
    return response;
  };
  const answering: HttpAlterations["answering"] = async (_name, request, answer) => {
    const response = await answer(request);
    const isCall = request.method === "POST" && request.url.split("/").some((level) => unknown.has(level));
    return isCall && response.status === 404 ? jsonResponse(await response.text(), 410) : response;
  };
  return startCex({ ...ports, http: alteredHttp(ports.http, { asking, answering }) }, environment);
};

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Answers calls for endpoints that the register does not know with 410",
  expected: { requirement: "CEX-036", message: /410 .*instead of 404/ },
  implied: [{ requirement: "CEX-086", reason: "an endpoint that was removed is not known either" }],
  service: "cex",
  start,
};
