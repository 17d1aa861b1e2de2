import { adxRules, startAdx } from "../reference-impl/adx/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import type { Mutant } from "./mutant.ts";

const findAttribute: typeof adxRules.findAttribute = (documents, path) =>
  adxRules.findAttribute(path.includes(".") ? { ...documents, application: undefined } : documents, path);

/** Starts the wrong service. */
export const start: StartService = (ports, environment) => startAdx(ports, environment, { ...adxRules, findAttribute });

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Does not fall back to the application where an attribute is nested",
  expected: { requirement: "ADX-001", message: /instead of "valueY"/ },
  implied: [
    { requirement: "ADX-012", reason: "what is changed within an attribute of the application is not found either" },
  ],
  service: "adx",
  start,
};
