import { adxRules, errorAnswer, startAdx } from "../reference-impl/adx/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import type { Mutant } from "./mutant.ts";

const acceptQuery: typeof adxRules.acceptQuery = (clientData) => {
  const query = adxRules.acceptQuery(clientData);
  const text = Buffer.from(clientData.payload ?? []).toString("utf8");
  return query.accepted && text.includes('"comment"')
    ? { accepted: false, answer: errorAnswer(400, "The query has unknown members") }
    : query;
};

/** Starts the wrong service. */
export const start: StartService = (ports, environment) => startAdx(ports, environment, { ...adxRules, acceptQuery });

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Refuses a query that holds more than the path",
  expected: { requirement: "ADX-004", message: /unknown members/ },
  implied: [],
  service: "adx",
  start,
};
