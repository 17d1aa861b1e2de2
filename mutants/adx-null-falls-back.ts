import { adxRules, startAdx } from "../reference-impl/adx/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import type { Mutant } from "./mutant.ts";

const findAttribute: typeof adxRules.findAttribute = (documents, path) => {
  const own = adxRules.findAttribute({ ...documents, application: undefined }, path);
  const shared = adxRules.findAttribute({ ...documents, appVersion: undefined }, path);
  return own.kind === "found" && own.text === "null" && shared.kind === "found"
    ? shared
    : adxRules.findAttribute(documents, path);
};

/** Starts the wrong service. */
export const start: StartService = (ports, environment) => startAdx(ports, environment, { ...adxRules, findAttribute });

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Falls back to the application if the attribute of the appversion is null",
  expected: { requirement: "ADX-007", message: /got 90 instead of null/ },
  implied: [],
  service: "adx",
  start,
};
