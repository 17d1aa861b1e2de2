import {
  type CryptoKey,
  calculateJwkThumbprint,
  exportJWK,
  generateKeyPair,
  importJWK,
  importPKCS8,
  type JWK_OKP_Public,
  type JWK_RSA_Public,
} from "jose";
import type { OutsideWork, Random } from "../../runtime/index.ts";

/** The signatures that issuers make, both with an output that key and text determine. */
export type SignatureAlgorithm = "EdDSA" | "RS256";

/** Every `SignatureAlgorithm`. */
export const SIGNATURE_ALGORITHMS: readonly SignatureAlgorithm[] = ["EdDSA", "RS256"];

/** What a key set shows of a key (RFC 7517). */
export type PublishedKey = { readonly kid: string; readonly use: "sig"; readonly alg: SignatureAlgorithm } & (
  | (JWK_OKP_Public & { readonly kty: "OKP" })
  | (JWK_RSA_Public & { readonly kty: "RSA" })
);

/** A key that signs tokens. */
export interface SigningKey {
  readonly kid: string;
  readonly algorithm: SignatureAlgorithm;
  readonly privateKey: CryptoKey;
  readonly publicKey: CryptoKey;
  readonly published: PublishedKey;
}

/**
 * A new key, named by its thumbprint (RFC 7638). For EdDSA (Ed25519), `random` determines it; for RS256 (2048 bits) no
 * seed does, since the platform takes none: such a key is another one in each run.
 */
export function newSigningKey(
  algorithm: SignatureAlgorithm,
  random: Random,
  outsideWork: OutsideWork,
): Promise<SigningKey> {
  return outsideWork.outside(() => (algorithm === "EdDSA" ? ed25519Key(random) : rsaKey()));
}

const ED25519_SEED_BYTES = 32;
/** What precedes the 32 bytes of an Ed25519 private key in PKCS #8 (RFC 8410, section 7). */
const PKCS8_PREFIX = "302e020100300506032b657004220420";

async function ed25519Key(random: Random): Promise<SigningKey> {
  const seed = Array.from({ length: ED25519_SEED_BYTES }, () => random.integer(0, 255));
  const der = Buffer.concat([Buffer.from(PKCS8_PREFIX, "hex"), Buffer.from(seed)]);
  const pem = `-----BEGIN PRIVATE KEY-----\n${der.toString("base64")}\n-----END PRIVATE KEY-----`;
  const privateKey = await importPKCS8(pem, "EdDSA", { extractable: true });
  const { x } = await exportJWK(privateKey);
  if (x === undefined) {
    throw new Error("the platform exports an Ed25519 key without its public part; use Node 20.19 or newer");
  }
  const key = { kty: "OKP", crv: "Ed25519", x } as const;
  const kid = await calculateJwkThumbprint(key);
  const published = { ...key, kid, use: "sig", alg: "EdDSA" } as const;
  const publicKey = await importJWK(published, "EdDSA", { extractable: true });
  return { kid, algorithm: "EdDSA", privateKey, publicKey, published };
}

async function rsaKey(): Promise<SigningKey> {
  const { privateKey, publicKey } = await generateKeyPair("RS256", { extractable: true });
  const { n, e } = await exportJWK(publicKey);
  if (n === undefined || e === undefined) {
    throw new Error("the platform exports an RSA key without modulus or exponent; use Node 20.19 or newer");
  }
  const key = { kty: "RSA", n, e } as const;
  const kid = await calculateJwkThumbprint(key);
  return { kid, algorithm: "RS256", privateKey, publicKey, published: { ...key, kid, use: "sig", alg: "RS256" } };
}
