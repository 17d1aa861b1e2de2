import { adxRules, startAdx } from "../reference-impl/adx/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import type { Mutant } from "./mutant.ts";

const acceptQuery: typeof adxRules.acceptQuery = (clientData) => {
  const text = Buffer.from(clientData.payload ?? []).toString("utf8");
  const number = /^{"q": (\d+)}$/.exec(text)?.[1];
  return number === undefined ? adxRules.acceptQuery(clientData) : { accepted: true, value: { q: number } };
};

/** Starts the wrong service. */
export const start: StartService = (ports, environment) => startAdx(ports, environment, { ...adxRules, acceptQuery });

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Takes a number for a path",
  expected: { requirement: "ADX-009", message: /got "one" instead of an error/ },
  implied: [],
  service: "adx",
  start,
};
