import { adxRules, startAdx } from "../reference-impl/adx/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import type { Mutant } from "./mutant.ts";

const acceptQuery: typeof adxRules.acceptQuery = (clientData) => {
  const path = /^"(.+)"$/.exec(Buffer.from(clientData.payload ?? []).toString("utf8"))?.[1];
  return path === undefined ? adxRules.acceptQuery(clientData) : { accepted: true, value: { q: path } };
};

/** Starts the wrong service. */
export const start: StartService = (ports, environment) => startAdx(ports, environment, { ...adxRules, acceptQuery });

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Takes a text alone for a query",
  expected: { requirement: "ADX-009", message: /got 1 instead of an error/ },
  implied: [],
  service: "adx",
  start,
};
