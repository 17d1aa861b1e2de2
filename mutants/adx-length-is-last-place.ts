import { adxRules, startAdx } from "../reference-impl/adx/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import type { Mutant } from "./mutant.ts";

const findAttribute: typeof adxRules.findAttribute = (documents, path) => {
  const attribute = adxRules.findAttribute(documents, path);
  return attribute.kind === "found" && path.endsWith(".#")
    ? { ...attribute, text: String(Number(attribute.text) - 1) }
    : attribute;
};

/** Starts the wrong service. */
export const start: StartService = (ports, environment) => startAdx(ports, environment, { ...adxRules, findAttribute });

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Answers with the last place of a list where its length is wanted",
  expected: { requirement: "ADX-005", message: /got 1 instead of 2/ },
  implied: [],
  service: "adx",
  start,
};
