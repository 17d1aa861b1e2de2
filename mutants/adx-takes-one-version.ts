import { startAdx } from "../reference-impl/adx/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import { APPLICATIONS_PATH, alteredHttp, type HttpAlterations, jsonResponse } from "./http.ts";
import type { Mutant } from "./mutant.ts";

const asking: HttpAlterations["asking"] = async (request, ask) => {
  const response = await ask(request);
  if (request.method !== "GET" || new URL(request.url).pathname !== APPLICATIONS_PATH || response.status !== 200) {
    return response;
  }
  const applications: unknown = await response.json();
  const first = Array.isArray(applications) ? applications.map(withOneVersion) : applications;
  return jsonResponse(JSON.stringify(first));
};

function withOneVersion(application: { readonly versions: readonly unknown[] }): object {
  return { ...application, versions: application.versions.slice(0, 1) };
}

/** Starts the wrong service. */
export const start: StartService = (ports, environment) =>
  startAdx({ ...ports, http: alteredHttp(ports.http, { asking }) }, environment);

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Knows one version of each application",
  expected: { requirement: "ADX-014", message: /instead of 15/ },
  implied: [],
  service: "adx",
  start,
};
