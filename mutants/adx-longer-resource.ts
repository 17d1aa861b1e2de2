import { adxRules, startAdx } from "../reference-impl/adx/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import type { Mutant } from "./mutant.ts";

const acceptQuery: typeof adxRules.acceptQuery = (clientData) =>
  adxRules.acceptQuery(
    clientData.resourcePath.startsWith("/json/") ? { ...clientData, resourcePath: "/json" } : clientData,
  );

/** Starts the wrong service. */
export const start: StartService = (ports, environment) => startAdx(ports, environment, { ...adxRules, acceptQuery });

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Takes queries on every resource below its own",
  expected: { requirement: "ADX-011", message: /got 1 instead of an error/ },
  implied: [],
  service: "adx",
  start,
};
