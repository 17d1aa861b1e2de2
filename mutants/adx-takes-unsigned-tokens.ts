import { adxRules, startAdx } from "../reference-impl/adx/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import type { Mutant } from "./mutant.ts";
import { claimsOf } from "./token.ts";

function isUnsigned(token: string): boolean {
  return token.endsWith(".");
}

const namedIssuer: typeof adxRules.namedIssuer = (token) =>
  isUnsigned(token) ? { issuer: claimsOf(token).iss ?? "", kid: undefined } : adxRules.namedIssuer(token);

const provenClaims: typeof adxRules.provenClaims = async (token, keys, conditions) =>
  isUnsigned(token) ? claimsOf(token) : adxRules.provenClaims(token, keys, conditions);

/** Starts the wrong service. */
export const start: StartService = (ports, environment) =>
  startAdx(ports, environment, { ...adxRules, namedIssuer, provenClaims });

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Takes tokens that are not signed",
  expected: { requirement: "ADX-028", message: /instead of 401/ },
  implied: [],
  service: "adx",
  start,
};
