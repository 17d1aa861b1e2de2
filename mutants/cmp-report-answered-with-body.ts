import { isSuccess, parseAppliedRequest, parseConfigurationPath } from "../protocol/cmp/index.ts";
import { cmxRules, startCmx } from "../reference-impl/cmx/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import type { Mutant } from "./mutant.ts";

const extensionData: typeof cmxRules.extensionData = (clientData, answer, settings, nowMs) => {
  const built = cmxRules.extensionData(clientData, answer, settings, nowMs);
  const isReport = parseConfigurationPath(clientData.resourcePath)?.resource === "applied";
  const report = parseAppliedRequest(clientData.payload, { lenientNulls: true });
  const ofFailure = isReport && report.ok && !isSuccess(report.value.statusCode);
  return ofFailure ? { ...built, payload: Buffer.from("{}") } : built;
};

/** Starts the wrong service. */
export const start: StartService = (ports, environment) => startCmx(ports, environment, { ...cmxRules, extensionData });

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Answers the report of a failure with an empty object instead of nothing",
  expected: { requirement: "CMP-021", message: /got \{\} instead of an empty success/ },
  implied: [],
  start,
};
