import {
  decodeJwt,
  decodeProtectedHeader,
  type JWTPayload,
  type JWTVerifyGetKey,
  type JWTVerifyOptions,
  jwtVerify,
} from "jose";
import type { Tenant } from "./tenant.ts";

/** What a token says of itself, which nothing proves yet. */
export interface NamedIssuer {
  readonly issuer: string;
  readonly kid: string | undefined;
}

/** Signatures by a private key only: never none, and never a shared secret, which a public key might pass for. */
const ALGORITHMS = ["EdDSA", "RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512"];

function namedIssuer(token: string): NamedIssuer | undefined {
  try {
    const { alg, kid } = decodeProtectedHeader(token);
    const { iss } = decodeJwt(token);
    return ALGORITHMS.includes(alg ?? "") && typeof iss === "string" ? { issuer: iss, kid } : undefined;
  } catch {
    // The library tells only that it is not a token, in many ways.
    return undefined;
  }
}

function conditions({ issuer, clientId }: Tenant, nowMs: number): JWTVerifyOptions {
  return {
    issuer,
    audience: clientId,
    algorithms: ALGORITHMS,
    currentDate: new Date(nowMs),
    requiredClaims: ["exp"],
  };
}

/** Rejects with an error of the library for a token that the keys or the conditions do not bear out. */
async function provenClaims(token: string, keys: JWTVerifyGetKey, wanted: JWTVerifyOptions): Promise<JWTPayload> {
  return (await jwtVerify(token, keys, wanted)).payload;
}

/** How access tokens are judged: whose they are, what has to hold of them, and what they prove. */
export const tokenRules = { namedIssuer, conditions, provenClaims };

/** The rules for access tokens. */
export type TokenRules = typeof tokenRules;
