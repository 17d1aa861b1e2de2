import { adxRules, startAdx } from "../reference-impl/adx/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import type { Mutant } from "./mutant.ts";

const findAttribute: typeof adxRules.findAttribute = (documents, path) => {
  const attribute = adxRules.findAttribute(documents, path);
  return attribute.kind === "found" && ["[]", "{}"].includes(attribute.text) && !path.includes("#")
    ? { kind: "absent" }
    : attribute;
};

/** Starts the wrong service. */
export const start: StartService = (ports, environment) => startAdx(ports, environment, { ...adxRules, findAttribute });

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Takes an empty list or object for nothing",
  expected: { requirement: "ADX-002", message: /No attribute .* instead of/ },
  implied: [],
  service: "adx",
  start,
};
