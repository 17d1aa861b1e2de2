import { type JWTPayload, SignJWT, UnsecuredJWT } from "jose";
import type { Runtime } from "../../runtime/index.ts";
import { signed } from "./access-token.ts";
import { newSigningKey, type SigningKey } from "./signing-key.ts";
import type { Tenant } from "./tenant.ts";

/**
 * What can be wrong with a token, all else being right:
 * "expired" an hour ago; "notYetValid" for an hour (`nbf`); "withoutExpiry", so that it would hold for ever;
 * "unsigned" (`alg` is none); "foreignKey": signed with another key under the name of the tenant's;
 * "unknownKey": signed with a key of another name, which is not published; "foreignIssuer": in the name of an issuer
 * that no tenant has; "foreignAudience": meant for somebody else; "tampered": changed after it was signed;
 * "symmetric": signed by HS256 with the text of the public key as the secret.
 */
export type TokenFlaw =
  | "expired"
  | "notYetValid"
  | "withoutExpiry"
  | "unsigned"
  | "foreignKey"
  | "unknownKey"
  | "foreignIssuer"
  | "foreignAudience"
  | "tampered"
  | "symmetric";

/** Every `TokenFlaw`. */
export const TOKEN_FLAWS: readonly TokenFlaw[] = [
  "expired",
  "notYetValid",
  "withoutExpiry",
  "unsigned",
  "foreignKey",
  "unknownKey",
  "foreignIssuer",
  "foreignAudience",
  "tampered",
  "symmetric",
];

const HOUR_S = 3_600;
const FOREIGN_AUDIENCE = "somebody-else";

/** A token of the tenant with these claims and one flaw. */
export async function flawedToken(
  tenant: Tenant,
  claims: JWTPayload,
  flaw: TokenFlaw,
  runtime: Runtime,
): Promise<string> {
  const key = tenant.keys.current;
  const { iat = 0, exp = iat } = claims;
  switch (flaw) {
    case "expired":
      return signed({ ...claims, iat: iat - (exp - iat) - HOUR_S, exp: iat - HOUR_S }, key);
    case "notYetValid":
      return signed({ ...claims, nbf: iat + HOUR_S, exp: exp + HOUR_S }, key);
    case "withoutExpiry": {
      const { exp: _end, ...endless } = claims;
      return signed(endless, key);
    }
    case "foreignIssuer":
      return signed({ ...claims, iss: `${tenant.issuer}-of-nobody` }, key);
    case "foreignAudience":
      return signed({ ...claims, aud: FOREIGN_AUDIENCE }, key);
    case "unsigned":
      return new UnsecuredJWT(claims).encode();
    case "foreignKey":
      return signed(claims, await foreignKey(tenant, runtime), key.kid);
    case "unknownKey":
      return signed(claims, await foreignKey(tenant, runtime));
    case "tampered":
      return tampered(signed(claims, key), claims);
    case "symmetric":
      return signedWithPublicKey(claims, key, runtime);
  }
}

function foreignKey({ random, signatureAlgorithm }: Tenant, { outsideWork }: Runtime): Promise<SigningKey> {
  return newSigningKey(signatureAlgorithm, random.fork("key of somebody else"), outsideWork);
}

function tampered(token: string, claims: JWTPayload): string {
  const [header, , signature] = token.split(".");
  const altered = JSON.stringify({ ...claims, sub: `${claims.sub}-altered` });
  return [header, Buffer.from(altered).toString("base64url"), signature].join(".");
}

function signedWithPublicKey(claims: JWTPayload, { kid, publicKey }: SigningKey, runtime: Runtime): Promise<string> {
  return runtime.outsideWork.outside(() => {
    const secret = Buffer.from(publicKey.export({ format: "pem", type: "spki" }));
    return new SignJWT(claims).setProtectedHeader({ alg: "HS256", typ: "JWT", kid }).sign(secret);
  });
}
