import { cexRules, startCex } from "../reference-impl/cex/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import type { Mutant } from "./mutant.ts";
import { claimsOf, isRefusal } from "./token.ts";

const provenClaims: typeof cexRules.provenClaims = async (token, keys, conditions) => {
  try {
    return await cexRules.provenClaims(token, keys, conditions);
  } catch (cause) {
    if (isRefusal(cause, "ERR_JWT_EXPIRED")) {
      return claimsOf(token);
    }
    throw cause;
  }
};

/** Starts the wrong service. */
export const start: StartService = (ports, environment) => startCex(ports, environment, { ...cexRules, provenClaims });

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Takes tokens that have expired",
  expected: { requirement: "CEX-071", message: /instead of 401/ },
  implied: [],
  service: "cex",
  start,
};
