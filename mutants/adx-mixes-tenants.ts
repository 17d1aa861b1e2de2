import { startAdx } from "../reference-impl/adx/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import { APPLICATIONS_PATH, alteredHttp, type HttpAlterations } from "./http.ts";
import type { Mutant } from "./mutant.ts";

const asking: HttpAlterations["asking"] = async (request, ask) => {
  const url = new URL(request.url);
  url.searchParams.delete("tenantId");
  return ask(request.method === "GET" && url.pathname === APPLICATIONS_PATH ? new Request(url, request) : request);
};

/** Starts the wrong service. */
export const start: StartService = (ports, environment) =>
  startAdx({ ...ports, http: alteredHttp(ports.http, { asking }) }, environment);

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Takes applications of all tenants for those of each",
  expected: { requirement: "ADX-027", message: /instead of 404 or 403/ },
  implied: [{ requirement: "ADX-040", reason: "another tenant keeps the applications of one that is removed" }],
  service: "adx",
  needsOwnWorld: "whoever is first asked about an application keeps it",
  start,
};
