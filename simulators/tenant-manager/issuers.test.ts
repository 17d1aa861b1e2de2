import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { decodeProtectedHeader } from "jose";
import { shape } from "../control/index.ts";
import { ACME, ACME_SECRET, keySetShape, pass, START_MS, tokenAnswerShape, withTenantManager } from "./test-world.ts";

const CERTS = `/auth/realms/${ACME}/protocol/openid-connect/certs`;
const KEYS = `/control/tenants/${ACME}/keys`;
const PERMISSIONS = [
  { rsname: "endpoint-e-1", scopes: ["endpoint:read", "endpoint:update"] },
  { rsname: "application-kettle", scopes: ["application:read"] },
];
const OWN = [
  ["grant_type", "client_credentials"],
  ["client_id", "kaa-backend"],
  ["client_secret", ACME_SECRET],
] as const;

const keysShape = shape<{ signing: string; published: string[] }>({
  type: "object",
  required: ["signing", "published"],
  properties: { signing: { type: "string" }, published: { type: "array", items: { type: "string" } } },
});

describe("an issuer", () => {
  it("is described by a discovery document that leads to its keys and its tokens", () =>
    withTenantManager(async ({ rest, manager }) => {
      const issuer = `${manager.baseUrl}/auth/realms/${ACME}`;
      const { status, body } = await rest("GET", `/auth/realms/${ACME}/.well-known/openid-configuration`);
      assert.equal(status, 200);
      assert.deepEqual(body, {
        issuer,
        authorization_endpoint: `${issuer}/protocol/openid-connect/auth`,
        token_endpoint: `${issuer}/protocol/openid-connect/token`,
        introspection_endpoint: `${issuer}/protocol/openid-connect/token/introspect`,
        jwks_uri: `${manager.baseUrl}${CERTS}`,
        grant_types_supported: ["client_credentials", "password", "urn:ietf:params:oauth:grant-type:uma-ticket"],
        token_endpoint_auth_methods_supported: ["client_secret_basic", "client_secret_post"],
        response_types_supported: ["none"],
        subject_types_supported: ["public"],
        id_token_signing_alg_values_supported: ["EdDSA"],
      });
      const uma = await rest("GET", `/auth/realms/${ACME}/.well-known/uma2-configuration`);
      assert.match(JSON.stringify(uma.body), /uma-ticket/);
      assert.equal((await rest("GET", "/auth/realms/nobody/.well-known/openid-configuration")).status, 404);
    }));

  it("bears the address by which others know it", () =>
    withTenantManager(
      async ({ rest }) => {
        const { body } = await rest("GET", `/auth/realms/${ACME}/.well-known/openid-configuration`);
        assert.match(JSON.stringify(body), /"issuer":"https:\/\/auth\.example\/auth\/realms\/acme"/);
      },
      { publicUrl: "https://auth.example/" },
    ));

  it("signs what a service can verify by its published keys", () =>
    withTenantManager(async ({ rest, form, verify, manager }) => {
      await rest("PUT", `/control/tenants/${ACME}/users/ann`, { password: "pw", permissions: PERMISSIONS });
      const { status, body, headers } = await form([
        ["grant_type", "password"],
        ["client_id", "kaa-frontend"],
        ["username", "ann"],
        ["password", "pw"],
      ]);
      assert.deepEqual([status, headers.get("Cache-Control")], [200, "no-store"]);
      const { access_token: token, expires_in: expiresInS } = tokenAnswerShape.read(body, "the token");
      assert.equal(expiresInS, 300);
      const { jti, sub, ...claims } = await verify(token);
      assert.ok(typeof jti === "string" && typeof sub === "string");
      assert.deepEqual(claims, {
        exp: START_MS / 1_000 + 300,
        iat: START_MS / 1_000,
        iss: `${manager.baseUrl}/auth/realms/${ACME}`,
        aud: "kaa-backend",
        typ: "Bearer",
        azp: "kaa-frontend",
        preferred_username: "ann",
        authorization: { permissions: PERMISSIONS },
      });
      assert.deepEqual(await manager.verifyAccessToken(token), {
        tenantId: ACME,
        realmName: ACME,
        subject: sub,
        clientId: "kaa-frontend",
        username: "ann",
        permissions: PERMISSIONS,
      });
    }));

  it("publishes keys without their private part", () =>
    withTenantManager(async ({ rest }) => {
      const { keys } = keySetShape.read((await rest("GET", CERTS)).body, "the keys");
      assert.deepEqual(
        keys.map((key) => Object.keys(key).toSorted()),
        [["alg", "crv", "kid", "kty", "use", "x"]],
      );
    }));

  it("makes the same tokens each time a seed is used, and others for another tenant", async () => {
    const tokens: string[] = [];
    for (const _ of ["first", "second"]) {
      await withTenantManager(async ({ order }) => void tokens.push(await order({})));
    }
    assert.equal(tokens[0], tokens[1]);
    await withTenantManager(async ({ rest, order, verify }) => {
      const token = await order({});
      await rest("DELETE", `/control/tenants/${ACME}`);
      await rest("POST", "/control/tenants", { realmName: ACME, tenantId: ACME });
      await assert.rejects(verify(token), { code: "ERR_JWKS_NO_MATCHING_KEY" });
      await verify(await order({}));
    });
  });

  it("signs with RSA where it is told to", () =>
    withTenantManager(
      async ({ order, verify, manager }) => {
        const token = await order({});
        assert.equal(decodeProtectedHeader(token).alg, "RS256");
        await verify(token);
        assert.equal((await manager.verifyAccessToken(token))?.tenantId, ACME);
      },
      { signatureAlgorithm: "RS256" },
    ));

  it("keeps an old key until it is dropped", () =>
    withTenantManager(async ({ rest, order, verify }) => {
      const old = await order({});
      const rotated = await rest("POST", KEYS, {});
      assert.equal(rotated.status, 201);
      const { published, signing } = keysShape.read(rotated.body, "the keys");
      assert.equal(published.length, 2);
      assert.equal(published[0], signing);
      await verify(old);
      const next = await order({});
      assert.equal(decodeProtectedHeader(next).kid, signing);
      assert.equal((await rest("DELETE", `${KEYS}/${published[1]}`)).status, 200);
      await assert.rejects(verify(old), { code: "ERR_JWKS_NO_MATCHING_KEY" });
      await verify(next);
      assert.equal((await rest("DELETE", `${KEYS}/${signing}`)).status, 409);
      assert.equal((await rest("DELETE", `${KEYS}/${published[1]}`)).status, 404);
    }));

  it("keeps an old key for the time that it is told, or not at all", () =>
    withTenantManager(async ({ rest, order, verify, time }) => {
      const first = await order({});
      await rest("POST", KEYS, { keepOldMs: 5_000 });
      const second = await order({});
      await pass(time, 4_999);
      await verify(first);
      await pass(time, 1);
      await assert.rejects(verify(first), { code: "ERR_JWKS_NO_MATCHING_KEY" });
      await rest("POST", KEYS, { keepOldMs: 0 });
      await assert.rejects(verify(second), { code: "ERR_JWKS_NO_MATCHING_KEY" });
    }));

  it("refuses more keys than it can hold, and makes different ones for orders that come together", () =>
    withTenantManager(async ({ rest }) => {
      const replies = await Promise.all(Array.from({ length: 9 }, () => rest("POST", KEYS, {})));
      assert.deepEqual(new Set(replies.map(({ status }) => status)), new Set([201]));
      assert.equal(new Set(keysShape.read((await rest("GET", KEYS)).body, "the keys").published).size, 10);
      assert.equal((await rest("POST", KEYS, {})).status, 409);
    }));

  it("says of a token whether it holds", () =>
    withTenantManager(async ({ order, transport, manager }) => {
      const ask = async (token: string, secret: string) => {
        const body = new URLSearchParams({ token, client_id: "kaa-backend", client_secret: secret }).toString();
        const url = `${manager.baseUrl}/auth/realms/${ACME}/protocol/openid-connect/token/introspect`;
        return transport.http.fetch(new Request(url, { method: "POST", body }));
      };
      const right = await (await ask(await order({}), ACME_SECRET)).text();
      assert.match(right, /"azp":"kaa-backend".*"active":true/);
      const wrong = await (await ask(await order({ flaw: "expired" }), ACME_SECRET)).text();
      assert.equal(wrong, '{"active":false}');
      assert.equal((await ask("", "guessed")).status, 401);
    }));

  it("gives a client a token of its own, and none without its secret", () =>
    withTenantManager(async ({ form, verify, rest }) => {
      const account = { secret: "s&c=r+t %", permissions: PERMISSIONS };
      await rest("PUT", `/control/tenants/${ACME}/clients/a%2Fclient`, account);
      const basic = `Basic ${Buffer.from(`a%2Fclient:${encodeURIComponent(account.secret)}`).toString("base64")}`;
      const { body } = await form([["grant_type", "client_credentials"]], basic);
      const claims = await verify(tokenAnswerShape.read(body, "the token").access_token);
      assert.deepEqual([claims["azp"], claims["preferred_username"]], ["a/client", undefined]);
      assert.deepEqual(claims["authorization"], { permissions: PERMISSIONS });
      assert.equal((await form(OWN)).status, 200);

      const refusals: readonly (readonly [string, number, readonly (readonly [string, string])[]])[] = [
        ["invalid_client", 401, [OWN[0], OWN[1], ["client_secret", "guessed"]]],
        ["invalid_client", 401, [OWN[0], OWN[1]]],
        ["invalid_client", 401, [OWN[0]]],
        ["invalid_client", 401, [OWN[0], ["client_id", "nobody"]]],
        ["unauthorized_client", 400, [OWN[0], ["client_id", "kaa-frontend"]]],
        ["invalid_request", 400, []],
        ["unsupported_grant_type", 400, [["grant_type", "implicit"]]],
        ["invalid_grant", 400, [["grant_type", "password"], OWN[1], OWN[2], ["username", "nobody"]]],
      ];
      for (const [error, status, fields] of refusals) {
        const refused = await form(fields);
        assert.equal(refused.status, status, error);
        assert.match(JSON.stringify(refused.body), new RegExp(`"error":"${error}","error_description":".+"`));
      }
    }));
});
