import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { issuerOf, SamplePlatform } from "../sample-platform.ts";
import { askWithToken } from "./authorized-request.ts";
import { ServiceToken } from "./service-token.ts";

const TOKEN = /POST .*token/;

async function opened(lifetimeS = 300) {
  const platform = await SamplePlatform.open("a");
  const [tenant] = platform.tenants;
  assert.ok(tenant !== undefined);
  tenant.tokenLifetimeS = lifetimeS;
  const client = { issuer: issuerOf("a"), clientId: "kaa-backend", clientSecret: "secret of a" };
  const token = new ServiceToken(platform.requestParts(), client);
  const get = async () => {
    const outcome = await platform.settled(token.get());
    return outcome.ok ? outcome.value : outcome.problem;
  };
  return { platform, tenant, token, get };
}

describe("a service's own token", () => {
  it("is fetched once and kept until shortly before it expires", async () => {
    const { platform, get } = await opened();
    assert.equal(await get(), "a-token-1");
    await platform.pass(289_000);
    assert.equal(await get(), "a-token-1");
    await platform.pass(1_100);
    assert.equal(await get(), "a-token-2");
    assert.equal(platform.asked(TOKEN), 2);
  });

  it("is kept for most of its life if that is short, and not at all if it has none", async () => {
    const { platform, get } = await opened(10);
    await get();
    await platform.pass(7_900);
    assert.equal(await get(), "a-token-1");
    await platform.pass(200);
    assert.equal(await get(), "a-token-2");
    const shortest = await opened(0);
    await shortest.get();
    assert.equal(await shortest.get(), "a-token-2");
  });

  it("is fetched once by many at the same time", async () => {
    const { platform, token } = await opened();
    await platform.settled(Promise.all([token.get(), token.get(), token.get()]));
    assert.equal(platform.asked(TOKEN), 1);
  });

  it("is another one after it was dismissed, which an older one cannot do to it", async () => {
    const { token, get } = await opened();
    await get();
    token.dismiss("a-token-1");
    assert.equal(await get(), "a-token-2");
    token.dismiss("a-token-1");
    assert.equal(await get(), "a-token-2");
  });

  it("cannot be had with the wrong secret, and can once it is right", async () => {
    const { tenant, get } = await opened();
    tenant.secret = "another one";
    assert.match(await get(), /^no token of http:.* for the client "kaa-backend": POST .* has status 401$/);
    tenant.secret = "secret of a";
    assert.equal(await get(), "a-token-1");
  });

  for (const [what, text] of [
    ["garbage", "<html>"],
    ["half a token", '{"access_token":"ab'],
    ["a token that no header can hold", '{"access_token":"a\\nb: c"}'],
    ["no token", '{"expires_in":300}'],
  ] as const) {
    it(`cannot be had from an issuer that answers with ${what}`, async () => {
      const { platform, get } = await opened();
      platform.intercept = ({ method }) => (method === "POST" ? new Response(text) : undefined);
      assert.match(await get(), /^no token of .*: token response: /);
    });
  }
});

describe("asking with a token", () => {
  it("replaces one that is not accepted once, and takes no for an answer then", async () => {
    const { platform, token } = await opened();
    platform.intercept = ({ url }) => (url.includes("tekton") ? new Response("", { status: 401 }) : undefined);
    const outcome = await platform.settled(askWithToken(platform.requestParts(), token, "http://tekton.memory/x"));
    assert.equal(outcome.ok && outcome.value.status, 401);
    assert.deepEqual(
      platform.requests.filter((request) => request.includes("/x")),
      ["GET /x by a-token-1", "GET /x by a-token-2"],
    );
  });

  it("is asking without one where there is no security", async () => {
    const { platform } = await opened();
    await platform.settled(askWithToken(platform.requestParts(), undefined, "http://tekton.memory/x"));
    assert.deepEqual(platform.requests, ["GET /x"]);
  });
});
