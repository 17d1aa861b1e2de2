import { adxRules, startAdx } from "../reference-impl/adx/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import type { Mutant } from "./mutant.ts";

/** Starts the wrong service. */
export const start: StartService = (ports, environment) => {
  let asking = "";
  let before: { readonly appVersionName: string; readonly application: string | undefined } | undefined;
  const acceptQuery: typeof adxRules.acceptQuery = (clientData) => {
    asking = clientData.appVersionName;
    return adxRules.acceptQuery(clientData);
  };
  const findAttribute: typeof adxRules.findAttribute = (documents, path) => {
    const { application } = documents;
    const another = before?.appVersionName === asking ? undefined : before?.application;
    before = { appVersionName: asking, application };
    return adxRules.findAttribute({ ...documents, application: another ?? application }, path);
  };
  return startAdx(ports, environment, { ...adxRules, acceptQuery, findAttribute });
};

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Falls back to the application of whoever asked before",
  expected: { requirement: "ADX-001", message: /instead of (60|15)/ },
  implied: [],
  service: "adx",
  needsOwnWorld: "it takes one example's application for that of another",
  start,
};
