import { startAdx } from "../reference-impl/adx/index.ts";
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
  return startAdx({ ...ports, http: alteredHttp(ports.http, { asking }) }, environment);
};

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Takes the keys of an issuer once, and never again",
  expected: { requirement: "ADX-037", message: /401/ },
  implied: [{ requirement: "ADX-038", reason: "a token of a key that was withdrawn is still taken" }],
  service: "adx",
  start,
};
