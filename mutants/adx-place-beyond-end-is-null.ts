import { adxRules, startAdx } from "../reference-impl/adx/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import type { Mutant } from "./mutant.ts";

const findAttribute: typeof adxRules.findAttribute = (documents, path) => {
  const attribute = adxRules.findAttribute(documents, path);
  return attribute.kind === "absent" && /\.\d+$/.test(path) ? { kind: "found", text: "null" } : attribute;
};

/** Starts the wrong service. */
export const start: StartService = (ports, environment) => startAdx(ports, environment, { ...adxRules, findAttribute });

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Answers null for a place beyond the end of a list",
  expected: { requirement: "ADX-008", message: /got null instead of an error/ },
  implied: [],
  service: "adx",
  start,
};
