import { adxRules, startAdx } from "../reference-impl/adx/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import type { Mutant } from "./mutant.ts";

const acceptQuery: typeof adxRules.acceptQuery = (clientData) => {
  const text = Buffer.from(clientData.payload ?? []).toString("utf8");
  return text === '{"q": ""}' ? { accepted: true, value: { q: "@this" } } : adxRules.acceptQuery(clientData);
};

/** Starts the wrong service. */
export const start: StartService = (ports, environment) => startAdx(ports, environment, { ...adxRules, acceptQuery });

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Answers an empty path with everything",
  expected: { requirement: "ADX-009", message: /instead of an error/ },
  implied: [],
  service: "adx",
  start,
};
