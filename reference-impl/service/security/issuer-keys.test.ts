import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { type Interception, issuerOf, type SamplePlatform, sampleKey } from "../sample-platform.ts";
import { settledSecurity } from "./sample-security.ts";

const OUTAGE =
  (pattern: RegExp, answer: () => Response = () => Response.error()): Interception =>
  ({ url }) =>
    pattern.test(url) ? answer() : undefined;

async function rotate(platform: SamplePlatform, kid: string): Promise<void> {
  const key = await sampleKey(kid);
  const [tenant] = platform.tenants;
  assert.ok(tenant !== undefined);
  tenant.keys = [key];
}

describe("the keys of an issuer", () => {
  it("are fetched once for many tokens, even at the same time", async () => {
    const { platform, security, verify } = await settledSecurity(["a"]);
    const token = await platform.token("a");
    const many = Promise.all(Array.from({ length: 20 }, () => security.verify(`Bearer ${token}`)));
    assert.ok((await platform.settled(many)).every(({ outcome }) => outcome === "verified"));
    await verify(token);
    assert.equal(platform.asked(/certs/), 1);
  });

  it("are fetched anew for a token that names a new one, and the old one holds no longer", async () => {
    const { platform, verify } = await settledSecurity(["a"]);
    const old = await platform.token("a");
    assert.equal((await verify(old)).outcome, "verified");
    await rotate(platform, "a-2");
    assert.equal((await verify(await platform.token("a"))).outcome, "verified");
    assert.equal((await verify(old)).outcome, "refused");
  });

  it("are fetched anew when they have become old, so that a key that was rotated away holds no longer", async () => {
    const { platform, verify } = await settledSecurity(["a"]);
    const old = await platform.token("a");
    await verify(old);
    await rotate(platform, "a-2");
    await platform.pass(59_000);
    assert.equal((await verify(old)).outcome, "verified");
    await platform.pass(1_000);
    assert.equal((await verify(old)).outcome, "refused");
  });

  it("are not fetched more often because of names that anybody can make up", async () => {
    const { platform, verify } = await settledSecurity(["a"]);
    await verify(await platform.token("a"));
    for (let count = 0; count < 50; count += 1) {
      assert.equal(
        (await verify(await platform.token("a", {}, await sampleKey(`made up ${count}`)))).outcome,
        "refused",
      );
    }
    assert.equal(platform.asked(/certs/), 2);
    await platform.pass(10_000);
    await verify(await platform.token("a", {}, await sampleKey("made up")));
    assert.equal(platform.asked(/certs/), 3);
  });

  it("hold on while the issuer does not answer, an hour at most", async () => {
    const { platform, security, verify } = await settledSecurity(["a"]);
    await verify(await platform.token("a"));
    platform.intercept = OUTAGE(/realms/);
    await platform.pass(3_500_000);
    assert.equal((await verify(await platform.token("a"))).outcome, "verified");
    assert.match(security.degradations().join(), /^Issuer of tenant a: GET .*: HTTP_UNREACHABLE/);
    await platform.pass(100_000);
    assert.equal((await verify(await platform.token("a"))).outcome, "unavailable");
    platform.intercept = () => undefined;
    await platform.pass(2_000);
    assert.equal((await verify(await platform.token("a"))).outcome, "verified");
    assert.deepEqual(security.degradations(), []);
  });

  it("that are not known tell nothing about a token while the issuer does not answer", async () => {
    const { platform, verify } = await settledSecurity(["a"]);
    await verify(await platform.token("a"));
    await rotate(platform, "a-2");
    platform.intercept = OUTAGE(/certs/, () => new Response("", { status: 503 }));
    assert.equal((await verify(await platform.token("a"))).outcome, "unavailable");
  });

  it("are not asked for at every token while the issuer does not answer", async () => {
    const { platform, verify } = await settledSecurity(["a"]);
    platform.intercept = OUTAGE(/realms/);
    for (let count = 0; count < 20; count += 1) {
      assert.equal((await verify(await platform.token("a"))).outcome, "unavailable");
    }
    assert.equal(platform.asked(/well-known/), 1);
    await platform.pass(2_000);
    await verify(await platform.token("a"));
    assert.equal(platform.asked(/well-known/), 2);
  });

  const garbage: readonly (readonly [string, RegExp, () => Response])[] = [
    ["no discovery document", /well-known/, () => new Response("<html>")],
    ["half a discovery document", /well-known/, () => new Response('{"issuer":"http')],
    [
      "the discovery document of another issuer",
      /well-known/,
      () => Response.json({ issuer: "http://x", token_endpoint: "http://x/t", jwks_uri: `${issuerOf("a")}/certs` }),
    ],
    [
      "a discovery document whose keys are a file",
      /well-known/,
      () =>
        Response.json({
          issuer: "http://issuers.memory/auth/realms/a",
          token_endpoint: "http://x/t",
          jwks_uri: "file:///etc/passwd",
        }),
    ],
    ["no key set", /certs/, () => new Response("<html>")],
    ["a key set of something else", /certs/, () => Response.json({ keys: [7] })],
    ["a redirection", /certs/, () => Response.redirect("http://elsewhere.memory/certs", 302)],
  ];
  for (const [what, pattern, answer] of garbage) {
    it(`cannot be had from an issuer that answers with ${what}`, async () => {
      const { platform, verify } = await settledSecurity(["a"]);
      platform.intercept = OUTAGE(pattern, answer);
      assert.equal((await verify(await platform.token("a"))).outcome, "unavailable");
    });
  }

  it("are of no use if they are shared secrets", async () => {
    const { platform, verify } = await settledSecurity(["a"]);
    platform.intercept = OUTAGE(/certs/, () => Response.json({ keys: [{ kty: "oct", k: "c2VjcmV0", kid: "a-1" }] }));
    assert.equal((await verify(await platform.token("a"))).outcome, "refused");
  });
});
