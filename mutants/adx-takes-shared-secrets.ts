import { adxRules, startAdx } from "../reference-impl/adx/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import type { Mutant } from "./mutant.ts";
import { algorithmOf, claimsOf } from "./token.ts";

function isSymmetric(token: string): boolean {
  return algorithmOf(token) === "HS256";
}

const namedIssuer: typeof adxRules.namedIssuer = (token) => {
  const named = adxRules.namedIssuer(token);
  return named ?? (isSymmetric(token) ? { issuer: claimsOf(token).iss ?? "", kid: undefined } : undefined);
};

/** As libraries do that take whatever key they have for whatever algorithm the token names. */
const provenClaims: typeof adxRules.provenClaims = async (token, keys, conditions) =>
  isSymmetric(token) ? claimsOf(token) : adxRules.provenClaims(token, keys, conditions);

/** Starts the wrong service. */
export const start: StartService = (ports, environment) =>
  startAdx(ports, environment, { ...adxRules, namedIssuer, provenClaims });

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Takes tokens that are signed by a shared secret",
  expected: { requirement: "ADX-028", message: /instead of 401/ },
  implied: [],
  service: "adx",
  start,
};
