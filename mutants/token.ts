import type { adxRules } from "../reference-impl/adx/index.ts";

type Claims = Awaited<ReturnType<typeof adxRules.provenClaims>>;

/** What stands in a part of a token in compact form (RFC 7515), which nothing proves: header 0, claims 1. */
function partOf(token: string, index: 0 | 1): Claims {
  const value: unknown = JSON.parse(Buffer.from(token.split(".")[index] ?? "", "base64url").toString("utf8"));
  return typeof value === "object" && value !== null ? { ...value } : {};
}

/** What a token claims, whether or not it is true. */
export function claimsOf(token: string): Claims {
  return partOf(token, 1);
}

/** The algorithm by which a token says that it is signed; "none" if it is no token at all. */
export function algorithmOf(token: string): string {
  return token.split(".").length === 3 ? String(partOf(token, 0)["alg"]) : "none";
}

/** Whether a token was refused for this reason, and because of this claim if one is given. */
export function isRefusal(cause: unknown, code: string, claim?: string): boolean {
  return (
    cause instanceof Error &&
    "code" in cause &&
    cause.code === code &&
    (claim === undefined || ("claim" in cause && cause.claim === claim))
  );
}
