import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { ACME, pass, type TenantWorld, withTenantManager } from "./test-world.ts";
import { TOKEN_FLAWS, type TokenFlaw } from "./wrong-token.ts";

const PERMISSIONS = [
  { rsname: "endpoint-e-1", scopes: ["endpoint:read", "endpoint:update"] },
  { rsname: "endpoint-e-2", scopes: ["endpoint:update"] },
];

/** What jose says of each flaw: the code, and the claim if it is one. */
const REASONS: Readonly<Record<TokenFlaw, { readonly code: string; readonly claim?: string }>> = {
  expired: { code: "ERR_JWT_EXPIRED", claim: "exp" },
  notYetValid: { code: "ERR_JWT_CLAIM_VALIDATION_FAILED", claim: "nbf" },
  withoutExpiry: { code: "ERR_JWT_CLAIM_VALIDATION_FAILED", claim: "exp" },
  unsigned: { code: "ERR_JOSE_NOT_SUPPORTED" },
  foreignKey: { code: "ERR_JWS_SIGNATURE_VERIFICATION_FAILED" },
  unknownKey: { code: "ERR_JWKS_NO_MATCHING_KEY" },
  foreignIssuer: { code: "ERR_JWT_CLAIM_VALIDATION_FAILED", claim: "iss" },
  foreignAudience: { code: "ERR_JWT_CLAIM_VALIDATION_FAILED", claim: "aud" },
  tampered: { code: "ERR_JWS_SIGNATURE_VERIFICATION_FAILED" },
  symmetric: { code: "ERR_JOSE_NOT_SUPPORTED" },
};

async function refusedFor(flaw: TokenFlaw, { order, verify, manager }: TenantWorld): Promise<void> {
  const right = await order({ permissions: PERMISSIONS });
  await verify(right);
  assert.deepEqual((await manager.verifyAccessToken(right))?.permissions, PERMISSIONS);
  const wrong = await order({ permissions: PERMISSIONS, flaw });
  await assert.rejects(verify(wrong), REASONS[flaw]);
  assert.equal(await manager.verifyAccessToken(wrong), undefined);
}

describe("a wrong token", () => {
  for (const flaw of TOKEN_FLAWS) {
    it(`is refused by whoever has the right keys: ${flaw}`, () =>
      withTenantManager((world) => refusedFor(flaw, world)));
  }

  it("is refused by whoever has the right keys, whatever is wrong with it, if it is signed by RS256", () => {
    const acme = { realmName: ACME, tenantId: ACME, signatureAlgorithm: "RS256" } as const;
    const everyFlaw = async (world: TenantWorld) => {
      for (const flaw of TOKEN_FLAWS) {
        await refusedFor(flaw, world);
      }
    };
    return withTenantManager(everyFlaw, { tenants: [acme] });
  });

  it("lacks the scopes that it is to lack, and else holds", () =>
    withTenantManager(async ({ order, verify, manager }) => {
      const token = await order({ permissions: PERMISSIONS, withoutScopes: ["endpoint:update"] });
      await verify(token);
      const permissions = [{ rsname: "endpoint-e-1", scopes: ["endpoint:read"] }];
      assert.deepEqual((await manager.verifyAccessToken(token))?.permissions, permissions);
    }));

  it("is any token once its time is over", () =>
    withTenantManager(async ({ order, verify, time, manager }) => {
      const token = await order({ lifetimeMs: 60_000 });
      await pass(time, 59_000);
      await verify(token);
      await pass(time, 1_000);
      await assert.rejects(verify(token), REASONS.expired);
      assert.equal(await manager.verifyAccessToken(token), undefined);
    }));

  it("is what is no token at all", () =>
    withTenantManager(async ({ manager }) => {
      for (const token of ["", "nonsense", "a.b.c", "e30.e30.", "..", "é.é.é"]) {
        assert.equal(await manager.verifyAccessToken(token), undefined, token);
      }
    }));

  it("cannot be ordered for an account that is not there, nor with a flaw that is unknown", () =>
    withTenantManager(async ({ rest, order }) => {
      const path = `/control/tenants/${ACME}/tokens`;
      assert.equal((await rest("POST", path, { username: "nobody" })).status, 404);
      assert.equal((await rest("POST", path, { flaw: "ugly" })).status, 400);
      assert.equal((await rest("POST", "/control/tenants/nobody/tokens", {})).status, 404);
      await order({ username: "nobody", permissions: [] });
    }));

  it("costs no virtual time to make or to verify, for all cryptography is registered", () => {
    const acme = { realmName: ACME, tenantId: ACME };
    const scenario = async ({ order, verify, rest, manager }: TenantWorld) => {
      for (const flaw of TOKEN_FLAWS) {
        await manager.verifyAccessToken(await order({ flaw }));
      }
      await rest("POST", `/control/tenants/${ACME}/keys`, {});
      await rest("POST", "/control/tenants", { realmName: "other", signatureAlgorithm: "RS256" });
      await verify(await order({}));
    };
    return withTenantManager(scenario, { tenants: [acme] }, 0);
  });
});
