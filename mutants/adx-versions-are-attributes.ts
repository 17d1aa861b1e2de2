import { adxRules, startAdx } from "../reference-impl/adx/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import type { Mutant } from "./mutant.ts";

const findAttribute: typeof adxRules.findAttribute = (documents, path) => {
  const attribute = adxRules.findAttribute(documents, path);
  return attribute.kind === "absent" && path === "versions" ? { kind: "found", text: "{}" } : attribute;
};

/** Starts the wrong service. */
export const start: StartService = (ports, environment) => startAdx(ports, environment, { ...adxRules, findAttribute });

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Shows the versions of an application as an attribute of it",
  expected: { requirement: "ADX-020", message: /instead of an error/ },
  implied: [],
  service: "adx",
  start,
};
