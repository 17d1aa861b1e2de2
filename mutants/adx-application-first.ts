import { adxRules, startAdx } from "../reference-impl/adx/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import type { Mutant } from "./mutant.ts";

/** Right for plain names. */
const findAttribute: typeof adxRules.findAttribute = (documents, path) => {
  const { application, appVersion } = documents;
  return adxRules.findAttribute(
    /^\w+\.\w+$/.test(path) ? { application: appVersion, appVersion: application } : documents,
    path,
  );
};

/** Starts the wrong service. */
export const start: StartService = (ports, environment) => startAdx(ports, environment, { ...adxRules, findAttribute });

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Lets the application take precedence where an attribute is nested",
  expected: { requirement: "ADX-001", message: /got "valueX" instead of "valueX2"/ },
  implied: [],
  service: "adx",
  start,
};
