import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { exportSPKI, importJWK, type JWTPayload, SignJWT, UnsecuredJWT } from "jose";
import { issuerOf, type SamplePlatform, sampleKey, TENANT_ENVIRONMENT } from "../sample-platform.ts";
import { securitySettings, settledSecurity } from "./sample-security.ts";
import { TenantSecurity } from "./tenant-security.ts";

const PERMISSIONS = [{ rsname: "application-kettle", scopes: ["application:read"] }];
const nowS = (platform: SamplePlatform) => platform.time.now() / 1_000;

function claims(platform: SamplePlatform, changes: JWTPayload = {}): JWTPayload {
  return { iss: issuerOf("a"), aud: "kaa-backend", exp: nowS(platform) + 300, ...changes };
}

async function sharedSecretToken(platform: SamplePlatform): Promise<string> {
  const published = platform.tenants[0]?.keys[0]?.published ?? {};
  const key = await importJWK(published, "ES256", { extractable: true });
  assert.ok(!(key instanceof Uint8Array));
  const secret = Buffer.from(await exportSPKI(key));
  return new SignJWT(claims(platform)).setProtectedHeader({ alg: "HS256", kid: "a-1" }).sign(secret);
}

async function selfMadeKeyToken(platform: SamplePlatform): Promise<string> {
  const { privateKey, published } = await sampleKey("a-1");
  return new SignJWT(claims(platform)).setProtectedHeader({ alg: "ES256", jwk: published }).sign(privateKey);
}

function tampered(token: string): string {
  const [header, , signature] = token.split(".");
  const payload = Buffer.from(JSON.stringify({ iss: issuerOf("a"), aud: "kaa-backend", exp: 9e9 })).toString(
    "base64url",
  );
  return [header, payload, signature].join(".");
}

describe("an access token", () => {
  it("tells its tenant and what its holder may do", async () => {
    const { platform, verify } = await settledSecurity(["a", "b"]);
    const token = await platform.token("b", { authorization: { permissions: PERMISSIONS } });
    assert.deepEqual(await verify(token), {
      outcome: "verified",
      caller: { tenantId: "b", permissions: PERMISSIONS },
    });
  });

  it("permits nothing if it carries no permissions, or a resource without scopes", async () => {
    const { platform, verify } = await settledSecurity(["a"]);
    const without = await verify(await platform.token("a"));
    assert.deepEqual(without, { outcome: "verified", caller: { tenantId: "a", permissions: [] } });
    const noScopes = await verify(await platform.token("a", { authorization: { permissions: [{ rsname: "x" }] } }));
    const permissions = [{ rsname: "x", scopes: [] }];
    assert.deepEqual(noScopes, { outcome: "verified", caller: { tenantId: "a", permissions } });
  });

  it("may be meant for others as well", async () => {
    const { platform, verify } = await settledSecurity(["a"]);
    assert.equal((await verify(await platform.token("a", { aud: ["account", "kaa-backend"] }))).outcome, "verified");
  });

  const flawed: readonly (readonly [string, (platform: SamplePlatform) => string | Promise<string>])[] = [
    ["that has expired this moment", (platform) => platform.token("a", { exp: Math.floor(nowS(platform)) })],
    ["that never expires", (platform) => platform.token("a", {}, platform.tenants[0]?.keys[0], "exp")],
    ["that does not hold yet", (platform) => platform.token("a", { nbf: nowS(platform) + 1 })],
    ["without a signature", (platform) => new UnsecuredJWT(claims(platform)).encode()],
    ["signed with the public key as a shared secret", sharedSecretToken],
    ["signed with a key that it brings along", selfMadeKeyToken],
    ["signed with another key of the same name", async (platform) => platform.token("a", {}, await sampleKey("a-1"))],
    ["signed with a key of no known name", async (platform) => platform.token("a", {}, await sampleKey("x"))],
    ["signed with the key of another tenant", (platform) => platform.token("a", {}, platform.tenants[1]?.keys[0])],
    ["that was changed after it was signed", async (platform) => tampered(await platform.token("a"))],
    ["of an issuer that no tenant has", (platform) => platform.token("a", { iss: issuerOf("nobody") })],
    ["of an issuer that is only nearly a tenant's", (platform) => platform.token("a", { iss: `${issuerOf("a")}/` })],
    ["without an issuer", (platform) => platform.token("a", {}, platform.tenants[0]?.keys[0], "iss")],
    ["for somebody else", (platform) => platform.token("a", { aud: "somebody-else" })],
    ["for nobody", (platform) => platform.token("a", {}, platform.tenants[0]?.keys[0], "aud")],
    ["with permissions that are none", (platform) => platform.token("a", { authorization: { permissions: "all" } })],
    ["that is no token", () => "abc"],
    ["that only looks like one", () => "a.b.c"],
    ["of a size that no issuer makes", (platform) => platform.token("a", { text: "x".repeat(100_000) })],
  ];
  for (const [flaw, make] of flawed) {
    it(`${flaw} is refused`, async () => {
      const { platform, verify } = await settledSecurity(["a", "b"]);
      assert.equal((await verify(await platform.token("a"))).outcome, "verified");
      assert.equal((await verify(await make(platform))).outcome, "refused");
    });
  }

  it("is refused from the moment on that it expires", async () => {
    const { platform, verify } = await settledSecurity(["a"]);
    const token = await platform.token("a", { exp: Math.ceil(nowS(platform)) + 10 });
    await platform.pass(9_000);
    assert.equal((await verify(token)).outcome, "verified");
    await platform.pass(2_000);
    assert.equal((await verify(token)).outcome, "refused");
  });

  it("has to be there, and to be a bearer token", async () => {
    const { platform, security } = await settledSecurity(["a"]);
    const token = await platform.token("a");
    const outcomes = [];
    for (const header of [undefined, "", token, `Basic ${token}`, "Bearer ", `bearer ${token}`]) {
      outcomes.push((await platform.settled(security.verify(header))).outcome);
    }
    assert.deepEqual(outcomes, ["refused", "refused", "refused", "refused", "refused", "verified"]);
  });

  it("is verified in the register of outside work, which virtual time waits for", async () => {
    const { platform } = await settledSecurity(["a"]);
    const ports = await platform.ports("other");
    let registered = 0;
    const outsideWork = {
      outside: <T>(work: () => Promise<T>) => {
        registered += 1;
        return platform.time.outside(work);
      },
    };
    const settings = securitySettings(TENANT_ENVIRONMENT);
    const security = new TenantSecurity(settings, { ...ports, runtime: { ...ports.runtime, outsideWork } });
    await platform.pass(10);
    const verification = security.verify(`Bearer ${await platform.token("a")}`);
    assert.equal((await platform.settled(verification)).outcome, "verified");
    assert.equal(registered, 1);
  });
});
