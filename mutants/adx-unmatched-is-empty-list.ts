import { adxRules, startAdx } from "../reference-impl/adx/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import type { Mutant } from "./mutant.ts";

const findAttribute: typeof adxRules.findAttribute = (documents, path) => {
  const attribute = adxRules.findAttribute(documents, path);
  return attribute.kind === "absent" && path.includes("#(") ? { kind: "found", text: "[]" } : attribute;
};

/** Starts the wrong service. */
export const start: StartService = (ports, environment) => startAdx(ports, environment, { ...adxRules, findAttribute });

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Answers with an empty list if nothing fulfils a condition",
  expected: { requirement: "ADX-008", message: /got \[\] instead of an error/ },
  implied: [],
  service: "adx",
  start,
};
