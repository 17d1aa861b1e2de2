import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { ACME, ACME_SECRET, type TenantWorld, tokenAnswerShape, withTenantManager } from "./test-world.ts";

const UMA = ["grant_type", "urn:ietf:params:oauth:grant-type:uma-ticket"] as const;
const READ_ONE = { rsname: "endpoint-e-1", scopes: ["endpoint:read"] };
const PERMISSIONS = [
  { rsname: "endpoint-e-1", scopes: ["endpoint:read", "endpoint:update"] },
  { rsname: "endpoint-e-2", scopes: ["endpoint:read"] },
];

async function bareToken({ rest, form }: TenantWorld): Promise<string> {
  await rest("PUT", `/control/tenants/${ACME}/users/ann`, { password: "pw", permissions: PERMISSIONS });
  const { body } = await form([
    ["grant_type", "password"],
    ["client_id", "kaa-frontend"],
    ["username", "ann"],
    ["password", "pw"],
  ]);
  return tokenAnswerShape.read(body, "the token").access_token;
}

function withBareTokens(scenario: (world: TenantWorld) => Promise<void>): Promise<void> {
  return withTenantManager(scenario, { permissionsIn: "partyTokens" });
}

describe("the UMA grant", () => {
  it("turns a token without permissions into one with all that its holder has", () =>
    withBareTokens(async (world) => {
      const token = await bareToken(world);
      assert.equal((await world.verify(token))["authorization"], undefined);
      assert.deepEqual((await world.manager.verifyAccessToken(token))?.permissions, []);
      const { status, body } = await world.form([UMA, ["audience", "kaa-backend"]], `Bearer ${token}`);
      assert.equal(status, 200);
      const claims = await world.verify(tokenAnswerShape.read(body, "the token").access_token);
      assert.deepEqual(claims["authorization"], { permissions: PERMISSIONS });
      assert.equal(claims["preferred_username"], "ann");
    }));

  it("grants of what was asked for that which the holder may have", () =>
    withBareTokens(async (world) => {
      const authorization = `Bearer ${await bareToken(world)}`;
      const granted = async (...permissions: readonly string[]) => {
        const asked = permissions.map((permission) => ["permission", permission] as const);
        const { status, body } = await world.form([UMA, ["response_mode", "permissions"], ...asked], authorization);
        return status === 200 ? body : status;
      };
      assert.deepEqual(await granted("endpoint-e-1#endpoint:read"), [READ_ONE]);
      assert.deepEqual(await granted("endpoint-e-1#endpoint:read,endpoint:delete", "endpoint-e-9"), [READ_ONE]);
      assert.deepEqual(await granted("endpoint-e-1"), [PERMISSIONS[0]]);
      assert.deepEqual(await granted("#endpoint:read"), [READ_ONE, PERMISSIONS[1]]);
      assert.equal(await granted("endpoint-e-9#endpoint:read"), 403);
      assert.equal(await granted("endpoint-e-1#endpoint:delete"), 403);
      const decision = await world.form([UMA, ["response_mode", "decision"]], authorization);
      assert.deepEqual(decision.body, { result: true });
    }));

  it("serves a client that asks for itself, for another audience", () =>
    withBareTokens(async ({ rest, form, verify, manager }) => {
      const account = { secret: ACME_SECRET, permissions: PERMISSIONS };
      await rest("PUT", `/control/tenants/${ACME}/clients/kaa-backend`, account);
      const own = [UMA, ["client_id", "kaa-backend"], ["client_secret", ACME_SECRET]] as const;
      assert.equal((await form(own)).status, 200);
      const { body } = await form([...own, ["audience", "kaa-frontend"]]);
      const token = tokenAnswerShape.read(body, "the token").access_token;
      await assert.rejects(verify(token), { code: "ERR_JWT_CLAIM_VALIDATION_FAILED", claim: "aud" });
      assert.equal(await manager.verifyAccessToken(token), undefined);
      assert.equal((await form([...own, ["audience", "nobody"]])).status, 400);
      assert.match(JSON.stringify((await form([...own, ["ticket", "t"]])).body), /invalid_ticket/);
    }));

  it("refuses a bearer whose token does not hold, or holds elsewhere", () =>
    withBareTokens(async ({ form, order, asSystem }) => {
      for (const authorization of [
        "Bearer nonsense",
        `Bearer ${await order({ flaw: "expired" })}`,
        (await asSystem())["Authorization"],
      ]) {
        const { status, body } = await form([UMA], authorization);
        assert.equal(status, 401);
        assert.match(JSON.stringify(body), /invalid_token/);
      }
    }));
});
