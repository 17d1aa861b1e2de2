import { adxRules, startAdx } from "../reference-impl/adx/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import type { Mutant } from "./mutant.ts";
import { claimsOf, isRefusal } from "./token.ts";

const provenClaims: typeof adxRules.provenClaims = async (token, keys, conditions) => {
  try {
    return await adxRules.provenClaims(token, keys, conditions);
  } catch (cause) {
    if (isRefusal(cause, "ERR_JWKS_NO_MATCHING_KEY")) {
      return claimsOf(token);
    }
    throw cause;
  }
};

/** Starts the wrong service. */
export const start: StartService = (ports, environment) => startAdx(ports, environment, { ...adxRules, provenClaims });

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Takes tokens whose key it does not know",
  expected: { requirement: "ADX-028", message: /instead of 401/ },
  implied: [{ requirement: "ADX-038", reason: "the key of a token may also have been withdrawn" }],
  service: "adx",
  start,
};
