import { adxRules, startAdx } from "../reference-impl/adx/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import type { Mutant } from "./mutant.ts";

const attributeAnswer: typeof adxRules.attributeAnswer = (path, attribute, wrapResponse) => {
  const answer = adxRules.attributeAnswer(path, attribute, wrapResponse);
  const payload = answer.payload === null ? null : Buffer.from(Buffer.from(answer.payload).toString("utf8"), "latin1");
  return { ...answer, payload };
};

/** Starts the wrong service. */
export const start: StartService = (ports, environment) =>
  startAdx(ports, environment, { ...adxRules, attributeAnswer });

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Writes answers in Latin-1",
  expected: { requirement: "ADX-002", message: /Z.rich .* instead of/ },
  implied: [],
  service: "adx",
  start,
};
