import { adxRules, startAdx } from "../reference-impl/adx/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import type { Mutant } from "./mutant.ts";

const findAttribute: typeof adxRules.findAttribute = (documents, path) =>
  adxRules.findAttribute(documents, path.replace("<=", "<"));

/** Starts the wrong service. */
export const start: StartService = (ports, environment) => startAdx(ports, environment, { ...adxRules, findAttribute });

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Takes at most for less",
  expected: { requirement: "ADX-005", message: /instead of/ },
  implied: [],
  service: "adx",
  start,
};
