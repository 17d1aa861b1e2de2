import { adxRules, errorAnswer, startAdx } from "../reference-impl/adx/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import type { Mutant } from "./mutant.ts";

const acceptQuery: typeof adxRules.acceptQuery = (clientData) => {
  const query = adxRules.acceptQuery(clientData);
  return query.accepted || query.answer.statusCode !== 400
    ? query
    : { accepted: false, answer: errorAnswer(500, "Internal Server Error") };
};

/** Starts the wrong service. */
export const start: StartService = (ports, environment) => startAdx(ports, environment, { ...adxRules, acceptQuery });

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Takes a query that it cannot read for a fault of its own",
  expected: { requirement: "ADX-009", message: /500/ },
  implied: [],
  service: "adx",
  start,
};
