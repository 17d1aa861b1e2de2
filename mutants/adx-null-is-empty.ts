import { adxRules, startAdx } from "../reference-impl/adx/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import type { Mutant } from "./mutant.ts";

const attributeAnswer: typeof adxRules.attributeAnswer = (path, attribute, wrapResponse) => {
  const answer = adxRules.attributeAnswer(path, attribute, wrapResponse);
  return attribute.kind === "found" && attribute.text === "null" ? { ...answer, payload: null } : answer;
};

/** Starts the wrong service. */
export const start: StartService = (ports, environment) =>
  startAdx(ports, environment, { ...adxRules, attributeAnswer });

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Answers with nothing where the attribute is null",
  expected: { requirement: "ADX-002", message: /got  instead of null/ },
  implied: [{ requirement: "ADX-007", reason: "the null of the appversion is not answered with either" }],
  service: "adx",
  start,
};
