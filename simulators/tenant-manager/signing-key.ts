import { createHash, createPrivateKey, createPublicKey, generateKeyPair, type KeyObject } from "node:crypto";
import { promisify } from "node:util";
import type { JWK_OKP_Public, JWK_RSA_Public } from "jose";
import type { OutsideWork, Random } from "../../runtime/index.ts";

const generateRsaKeys = promisify(generateKeyPair);

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
  readonly privateKey: KeyObject;
  readonly publicKey: KeyObject;
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
  return algorithm === "EdDSA" ? Promise.resolve(ed25519Key(random)) : outsideWork.outside(rsaKey);
}

const ED25519_SEED_BYTES = 32;
const RSA_BITS = 2_048;

function ed25519Key(random: Random): SigningKey {
  const seed = Array.from({ length: ED25519_SEED_BYTES }, () => random.integer(0, 255));
  const d = Buffer.from(seed).toString("base64url");
  // The platform works out the public part from the private one, and is several times slower with PKCS #8.
  const privateKey = createPrivateKey({ key: { kty: "OKP", crv: "Ed25519", d, x: "" }, format: "jwk" });
  const publicKey = createPublicKey(privateKey);
  const { x } = publicKey.export({ format: "jwk" });
  if (x === undefined) {
    throw new Error("the platform exports an Ed25519 key without its public part; use Node 20.19 or newer");
  }
  const own = { kty: "OKP", crv: "Ed25519", x } as const;
  const kid = thumbprint({ crv: own.crv, kty: own.kty, x });
  return { kid, algorithm: "EdDSA", privateKey, publicKey, published: { ...own, kid, use: "sig", alg: "EdDSA" } };
}

async function rsaKey(): Promise<SigningKey> {
  const { privateKey, publicKey } = await generateRsaKeys("rsa", { modulusLength: RSA_BITS });
  const { n, e } = publicKey.export({ format: "jwk" });
  if (n === undefined || e === undefined) {
    throw new Error("the platform exports an RSA key without modulus or exponent; use Node 20.19 or newer");
  }
  const own = { kty: "RSA", n, e } as const;
  const kid = thumbprint({ e, kty: own.kty, n });
  return { kid, algorithm: "RS256", privateKey, publicKey, published: { ...own, kid, use: "sig", alg: "RS256" } };
}

/** Takes the required members in the order of their names (RFC 7638, section 3). */
function thumbprint(members: Readonly<Record<string, string>>): string {
  return createHash("sha256").update(JSON.stringify(members)).digest("base64url");
}
