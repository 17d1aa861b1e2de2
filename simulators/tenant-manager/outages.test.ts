import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { clockWaiter, silentLogger, systemClock, systemRuntime } from "../../runtime/index.ts";
import { nodeHttp } from "../../transport/index.ts";
import { startTenantManager } from "./start-tenant-manager.ts";
import { ACME, ACME_SECRET, START_MS, type TenantWorld, withTenantManager } from "./test-world.ts";

const CERTS = `/auth/realms/${ACME}/protocol/openid-connect/certs`;
const DISCOVERY = `/auth/realms/${ACME}/.well-known/openid-configuration`;
const OWN = [
  ["grant_type", "client_credentials"],
  ["client_id", "kaa-backend"],
  ["client_secret", ACME_SECRET],
] as const;

/** How each document is fetched. */
const FETCHES = {
  discovery: ({ rest }: TenantWorld) => rest("GET", DISCOVERY),
  keys: ({ rest }: TenantWorld) => rest("GET", CERTS),
  token: ({ form }: TenantWorld) => form(OWN),
  tenants: async ({ rest }: TenantWorld) => rest("GET", "/api/v1/tenants"),
};

const openly = (scenario: (world: TenantWorld) => Promise<void>) => withTenantManager(scenario, { callers: "anyone" });

describe("an outage", () => {
  for (const [document, get] of Object.entries(FETCHES)) {
    it(`breaks, delays or refuses: ${document}`, () =>
      openly(async (world) => {
        await world.fault({ kind: `${document}-failing`, times: 1, settings: { statusCode: 502 } });
        assert.equal((await get(world)).status, 502);
        await world.fault({ kind: `${document}-unreachable`, times: 1 });
        await assert.rejects(get(world), { code: "HTTP_UNREACHABLE" });
        await world.fault({ kind: `${document}-delayed`, times: 1, settings: { delayMs: 7_000 } });
        assert.equal((await get(world)).status, 200);
        assert.equal(world.time.now(), START_MS + 7_000);
        assert.equal((await get(world)).status, 200);
        const { body } = await world.rest("GET", "/control/faults");
        assert.match(JSON.stringify(body), /"fired":1.*"fired":1.*"fired":1/);
      }));

    it(`makes unreadable: ${document}`, () =>
      openly(async (world) => {
        const settings = document === "discovery" || document === "keys" ? { settings: { form: "notJson" } } : {};
        await world.fault({ kind: `${document}-malformed`, times: 1, ...settings });
        const { status, body } = await get(world);
        assert.equal(status, 200);
        assert.equal(typeof body, "string");
        assert.equal(typeof (await get(world)).body, "object");
      }));
  }

  it("makes a discovery document lack its keys or speak for another issuer, and a key set empty", () =>
    openly(async ({ rest, fault, manager }) => {
      await fault({ kind: "discovery-malformed", times: 1, settings: { form: "withoutKeys" } });
      assert.doesNotMatch(JSON.stringify((await rest("GET", DISCOVERY)).body), /jwks_uri/);
      await fault({ kind: "discovery-malformed", times: 1, settings: { form: "wrongIssuer" } });
      const text = JSON.stringify((await rest("GET", DISCOVERY)).body);
      assert.ok(text.includes("jwks_uri") && !text.includes(`"issuer":"${manager.baseUrl}`));
      await fault({ kind: "keys-malformed", times: 1, settings: { form: "empty" } });
      assert.deepEqual((await rest("GET", CERTS)).body, { keys: [] });
    }));

  it("of one tenant does not concern another", () =>
    openly(async ({ rest, fault }) => {
      await fault({ kind: "keys-failing", settings: { statusCode: 500 } }, ACME);
      assert.equal((await rest("GET", "/auth/realms/kaa/protocol/openid-connect/certs")).status, 200);
      assert.equal((await rest("GET", CERTS)).status, 500);
      assert.equal((await rest("POST", "/control/tenants/a%20b/faults", { kind: "event-lost" })).status, 400);
    }));

  it("leaves the counters to tell who asked how often", () =>
    openly(async (world) => {
      await FETCHES.discovery(world);
      await FETCHES.keys(world);
      await FETCHES.keys(world);
      await FETCHES.token(world);
      await world.form([]);
      const expected = {
        discoveryDocumentsServed: 1,
        keySetsServed: 2,
        tokensIssued: 1,
        tokenRequestsRefused: 1,
        eventsPublished: 0,
        tenantsAnswered: 0,
        tenantRequestsRefused: 0,
      };
      assert.deepEqual((await world.rest("GET", `/control/tenants/${ACME}/counters`)).body, expected);
      await FETCHES.tenants(world);
      const { body } = await world.rest("GET", "/control/counters");
      assert.deepEqual(body, { ...expected, tenantsAnswered: 1 });
    }));
});

describe("the Tenant Manager on real sockets", () => {
  it("serves and breaks connections, and ends while an answer is late", async () => {
    const http = nodeHttp();
    const tenants = [{ realmName: ACME, tenantId: ACME }];
    const ports = { http, runtime: systemRuntime("sockets", silentLogger) };
    await using manager = await startTenantManager({ port: 0, tenants }, ports);
    const send = (method: string, path: string, body?: object) =>
      http.fetch(
        new Request(`${manager.baseUrl}${path}`, {
          method,
          ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        }),
      );
    assert.match(await (await send("GET", DISCOVERY)).text(), /"jwks_uri":"http:\/\/127\.0\.0\.1:\d+\/auth/);
    await send("POST", "/control/faults", { kind: "keys-unreachable", times: 1 });
    await assert.rejects(send("GET", CERTS), { code: "HTTP_UNREACHABLE" });
    await send("POST", "/control/faults", { kind: "keys-delayed", settings: { delayMs: 86_400_000 } });
    const late = assert.rejects(send("GET", CERTS), { code: "HTTP_UNREACHABLE" });
    await send("GET", DISCOVERY);
    const closed = clockWaiter(systemClock).within(5_000, Promise.all([manager.close(), late]));
    assert.equal((await closed).settled, true);
  });
});
