import { startCex } from "../reference-impl/cex/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import { alteredHttp, type HttpAlterations, jsonResponse } from "./http.ts";
import type { Mutant } from "./mutant.ts";

/** Starts the wrong service. */
export const start: StartService = (ports, environment) => {
  const kept = new Map<string, string>();
  const asking: HttpAlterations["asking"] = async (request, ask) => {
    const { url } = request;
    if (!url.endsWith("/certs")) {
      return ask(request);
    }
    const keys = kept.get(url) ?? (await (await ask(request)).text());
    kept.set(url, keys);
    return jsonResponse(keys);
  };
  return startCex({ ...ports, http: alteredHttp(ports.http, { asking }) }, environment);
};

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Takes the keys of an issuer once, and never again",
  expected: { requirement: "CEX-074", message: /did not take a token/ },
  implied: [],
  service: "cex",
  start,
};
