import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { SamplePlatform, TENANT_ENVIRONMENT } from "../sample-platform.ts";
import { openSecurity, settledSecurity } from "./sample-security.ts";

const tokenOf = (realm: string) => new RegExp(`^POST /auth/realms/${realm}/.*token`);
const TENANTS = /api\/v1\/tenants/;

/** Tenants are asked for by the client of the system tenant. */
const SECURED = {
  ...TENANT_ENVIRONMENT,
  KAA_SECURITY_ISSUER: "http://issuers.memory/auth/realms/kaa",
  KAA_SECURITY_CLIENTID: "kaa-backend",
  KAA_SECURITY_CLIENTSECRET: "secret of kaa",
};

function without(platform: SamplePlatform, tenantId: string): void {
  platform.tenants.splice(0, Number.POSITIVE_INFINITY, ...platform.tenants.filter(({ id }) => id !== tenantId));
}

describe("the tenants of a platform", () => {
  it("are those that are available", async () => {
    const platform = await SamplePlatform.open("a", "b");
    (await platform.addTenant("c")).status = "CREATING";
    const { tenantIds } = await openSecurity(platform);
    assert.deepEqual(tenantIds(), []);
    await platform.pass(10);
    assert.deepEqual(tenantIds(), ["a", "b"]);
    assert.deepEqual(platform.requests, ["GET /api/v1/tenants?limit=0"]);
  });

  it("are asked for with a token of the system tenant, a new one if the old one is not accepted", async () => {
    const platform = await SamplePlatform.open("kaa", "a");
    let refused = 1;
    platform.intercept = ({ url }) => {
      refused -= TENANTS.test(url) ? 1 : 0;
      return TENANTS.test(url) && refused >= 0 ? new Response("", { status: 401 }) : undefined;
    };
    const { tenantIds } = await openSecurity(platform, SECURED);
    await platform.pass(10);
    assert.deepEqual(tenantIds(), ["kaa", "a"]);
    const asked = platform.requests.filter((request) => TENANTS.test(request));
    assert.deepEqual(
      asked,
      ["1", "2"].map((count) => `GET /api/v1/tenants?limit=0 by kaa-token-${count}`),
    );
  });

  it("share a token with the service where it is the same client at the same issuer, and only there", async () => {
    const platform = await SamplePlatform.open("kaa", "a");
    const { security } = await openSecurity(platform, SECURED);
    await platform.pass(10);
    await platform.settled(Promise.all(security.tenants.map(async ({ secured }) => secured?.token.get())));
    assert.deepEqual([platform.asked(tokenOf("kaa")), platform.asked(tokenOf("a"))], [1, 1]);
  });

  it("come and go with their events", async () => {
    const { platform, tenantIds, verify, announceUpdated, announceRemoved } = await settledSecurity(["a"]);
    await platform.addTenant("b");
    announceUpdated("b");
    await platform.pass(200);
    assert.deepEqual(tenantIds(), ["a", "b"]);
    const token = await platform.token("b");
    assert.equal((await verify(token)).outcome, "verified");
    without(platform, "b");
    announceRemoved("b");
    await platform.pass(1);
    assert.deepEqual(tenantIds(), ["a"]);
    assert.equal((await verify(token)).outcome, "refused");
  });

  it("go with the next period if the event was lost", async () => {
    const { platform, verify } = await settledSecurity(["a", "b"]);
    const token = await platform.token("b", { exp: 9e9 });
    assert.equal((await verify(token)).outcome, "verified");
    without(platform, "b");
    assert.equal((await verify(token)).outcome, "verified");
    await platform.pass(60_100);
    assert.equal((await verify(token)).outcome, "refused");
  });

  it("do not come back with a list that was made before they went", async () => {
    const { platform, tenantIds, announceUpdated, announceRemoved } = await settledSecurity(["a", "b"]);
    platform.intercept = (request) =>
      TENANTS.test(request.url)
        ? new Promise((resolve) => {
            const results = platform.tenants.map(({ id }) => ({
              id,
              issuer: `http://issuers.memory/auth/realms/${id}`,
              client_backend_id: "kaa-backend",
              client_backend_secret: "s",
            }));
            platform.time.schedule(500, () => resolve(Response.json({ results })));
          })
        : undefined;
    announceUpdated("a");
    await platform.pass(300);
    without(platform, "b");
    announceRemoved("b");
    for (let count = 0; count < 20; count += 1) {
      await platform.pass(100);
      assert.deepEqual(tenantIds(), ["a"]);
    }
  });

  it("are refused while a token of theirs is being looked at and they go", async () => {
    const { platform, security, announceRemoved } = await settledSecurity(["a"]);
    platform.intercept = ({ url }) =>
      url.includes("certs")
        ? new Promise((resolve) => {
            const keys = platform.tenants[0]?.keys.map(({ published }) => published);
            platform.time.schedule(500, () => resolve(Response.json({ keys })));
          })
        : undefined;
    const verification = security.verify(`Bearer ${await platform.token("a")}`);
    await platform.pass(100);
    announceRemoved("a");
    assert.equal((await platform.settled(verification)).outcome, "refused");
  });

  it("keep keys and tokens when others change, and lose them when their secret does", async () => {
    const { platform, security, announceUpdated } = await settledSecurity(["a", "b"]);
    const [a, b] = security.tenants;
    const [tenant] = platform.tenants;
    assert.ok(tenant !== undefined);
    tenant.secret = "another one";
    announceUpdated("a");
    await platform.pass(200);
    assert.notEqual(security.tenants[0], a);
    assert.equal(security.tenants[1], b);
  });

  it("are fetched once for a storm of events, and for events that are garbage not at all", async () => {
    const { platform, announceUpdated, announceGarbage } = await settledSecurity(["a"]);
    await platform.pass(1_000);
    const before = platform.asked(TENANTS);
    for (let count = 0; count < 1_000; count += 1) {
      announceUpdated("a");
    }
    await platform.pass(1_000);
    assert.ok(platform.asked(TENANTS) - before <= 2, `${platform.asked(TENANTS) - before} times`);
    const then = platform.asked(TENANTS);
    announceGarbage();
    await platform.pass(1_000);
    assert.equal(platform.asked(TENANTS), then);
    assert.ok(platform.log.includes("warn: unreadable tenant event dropped"));
  });

  it("are fetched anew after a break of the bus, during which events may have been lost", async () => {
    const { platform, tenantIds, tell } = await settledSecurity(["a"]);
    await platform.addTenant("b");
    await platform.pass(1_000);
    tell({ kind: "disconnected" });
    await platform.pass(1_000);
    assert.deepEqual(tenantIds(), ["a"]);
    tell({ kind: "reconnected" });
    await platform.pass(10);
    assert.deepEqual(tenantIds(), ["a", "b"]);
  });

  it("are not known as long as the Tenant Manager has never answered, and then they are", async () => {
    const platform = await SamplePlatform.open("a");
    platform.intercept = ({ url }) => (TENANTS.test(url) ? Response.error() : undefined);
    const { security, verify, tenantIds } = await openSecurity(platform);
    await platform.pass(5_000);
    assert.equal(security.isKnown, false);
    assert.match(security.problem() ?? "", /^Tenants are not known yet: GET .*HTTP_UNREACHABLE/);
    assert.equal((await verify(await platform.token("a"))).outcome, "unavailable");
    platform.intercept = () => undefined;
    await platform.pass(30_000);
    assert.equal(security.problem(), undefined);
    assert.deepEqual([tenantIds(), security.degradations()], [["a"], []]);
  });

  const failures: readonly (readonly [string, () => Response | Promise<Response>])[] = [
    ["breaks connections", () => Response.error()],
    ["has an error", () => new Response("", { status: 500 })],
    ["never answers", () => new Promise(() => {})],
    ["answers with garbage", () => new Response("<html>")],
    ["answers with half a list", () => new Response('{"results":[{"id":"a"')],
    ["answers with something else", () => Response.json([])],
    ["answers with fewer tenants than it counts", () => Response.json({ count: 2, results: [] })],
  ];
  for (const [what, answer] of failures) {
    it(`hold on while the Tenant Manager ${what}`, async () => {
      const { platform, security, tenantIds, verify } = await settledSecurity(["a", "b"]);
      platform.intercept = ({ url }) => (TENANTS.test(url) ? answer() : undefined);
      await platform.pass(300_000);
      assert.deepEqual(tenantIds(), ["a", "b"]);
      assert.equal((await verify(await platform.token("a"))).outcome, "verified");
      assert.equal(security.problem(), undefined);
      assert.match(security.degradations().join(), /^Tenant Manager: GET /);
    });
  }

  it("stay as they are once the service closes", async () => {
    const { platform, security, tenantIds, announceRemoved } = await settledSecurity(["a"]);
    const before = platform.requests.length;
    security.close();
    announceRemoved("a");
    await platform.pass(200_000);
    assert.deepEqual([tenantIds(), platform.requests.length], [["a"], before]);
  });
});
