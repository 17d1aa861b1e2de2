import { adxRules, startAdx } from "../reference-impl/adx/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import type { Mutant } from "./mutant.ts";

const findAttribute: typeof adxRules.findAttribute = (documents, path) => {
  const attribute = adxRules.findAttribute(documents, path);
  return attribute.kind === "found" ? { ...attribute, text: JSON.stringify(JSON.parse(attribute.text)) } : attribute;
};

/** Starts the wrong service. */
export const start: StartService = (ports, environment) => startAdx(ports, environment, { ...adxRules, findAttribute });

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Reads and writes attributes as a JSON library does",
  expected: { requirement: "ADX-003", message: /is not spelled 12345678901234567890/ },
  implied: [],
  service: "adx",
  start,
};
