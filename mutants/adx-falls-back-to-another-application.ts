import { adxRules, startAdx } from "../reference-impl/adx/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import type { Mutant } from "./mutant.ts";

/** Starts the wrong service. */
export const start: StartService = (ports, environment) => {
  let before: string | undefined;
  const findAttribute: typeof adxRules.findAttribute = (documents, path) => {
    const { application } = documents;
    const found = adxRules.findAttribute({ ...documents, application: before ?? application }, path);
    before = application ?? before;
    return found;
  };
  return startAdx(ports, environment, { ...adxRules, findAttribute });
};

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Falls back to the application that was fallen back to before",
  expected: { requirement: "ADX-001", message: /instead of (60|15)/ },
  implied: [],
  service: "adx",
  needsOwnWorld: "it takes one example's application for that of another",
  start,
};
