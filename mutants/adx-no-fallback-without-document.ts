import { adxRules, startAdx } from "../reference-impl/adx/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import type { Mutant } from "./mutant.ts";

const findAttribute: typeof adxRules.findAttribute = (documents, path) =>
  adxRules.findAttribute(
    documents.appVersion === undefined && path.includes(".") ? { ...documents, application: undefined } : documents,
    path,
  );

/** Starts the wrong service. */
export const start: StartService = (ports, environment) => startAdx(ports, environment, { ...adxRules, findAttribute });

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Does not fall back to the application for a nested attribute if the appversion has none at all",
  expected: { requirement: "ADX-001", message: /No attribute .* instead of 5/ },
  implied: [{ requirement: "ADX-012", reason: "changes of the application do not reach such an appversion either" }],
  service: "adx",
  start,
};
