import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { type Shape, shape } from "../control/index.ts";
import type { TenantManagerSettings } from "./settings.ts";
import { ACME, ACME_SECRET, pass, START_MS, type TenantWorld, withTenantManager } from "./test-world.ts";

interface Listed {
  readonly count: number;
  readonly results: readonly { readonly id: string; readonly realm_name: string; readonly status: string }[];
}

const listed: Shape<Listed> = shape({
  type: "object",
  required: ["count", "results"],
  properties: {
    count: { type: "integer" },
    results: {
      type: "array",
      items: { type: "object", required: ["id", "realm_name", "status", "issuer", "created"] },
    },
  },
});

function openly(
  scenario: (world: TenantWorld & { readonly list: (path: string) => Promise<Listed> }) => Promise<void>,
  settings: Partial<TenantManagerSettings> = {},
): Promise<void> {
  return withTenantManager(
    (world) => {
      const list = async (path: string) => listed.read((await world.rest("GET", path)).body, path);
      return scenario({ ...world, list });
    },
    { callers: "anyone", ...settings },
  );
}

const realms = ({ results }: Listed) => results.map((tenant) => tenant.realm_name);

describe("version 1 of the tenants' REST interface", () => {
  it("shows a tenant with the issuer and the credentials that services need", () =>
    openly(async ({ rest, manager }) => {
      const { status, body } = await rest("GET", `/api/v1/tenants?realm_name=${ACME}`);
      assert.equal(status, 200);
      const tenant = {
        id: ACME,
        realm_name: ACME,
        client_frontend_id: "kaa-frontend",
        client_frontend_secret: null,
        client_backend_id: "kaa-backend",
        client_backend_secret: ACME_SECRET,
        realm_template_version: 1,
        realm_scopes_version: 1,
        client_backend_version: 1,
        client_frontend_version: 1,
        roles_version: 1,
        resources_version: 1,
        user_roles: [],
        idp_enabled: false,
        user: null,
        issuer: `${manager.baseUrl}/auth/realms/${ACME}`,
        status: "AVAILABLE",
        created: "2026-01-31T00:00:00.000Z",
        package_type: "STANDARD",
      };
      assert.deepEqual(body, { count: 1, next: null, previous: null, results: [tenant] });
      assert.deepEqual((await rest("GET", `/api/v1/tenants/${ACME}`)).body, tenant);
      assert.equal((await rest("GET", "/api/v1/tenants/nobody")).status, 404);
    }));

  it("shows fifty tenants unless told otherwise, and all of them for a limit of 0", () =>
    openly(async ({ rest, list }) => {
      for (let count = 0; count < 58; count += 1) {
        await rest("POST", "/control/tenants", { realmName: `r${count}` });
      }
      const sizes = async (query: string) => {
        const { count, results } = await list(`/api/v1/tenants${query}`);
        return [count, results.length, results[0]?.realm_name];
      };
      assert.deepEqual(await sizes(""), [60, 50, "kaa"]);
      assert.deepEqual(await sizes("?limit=0"), [60, 60, "kaa"]);
      assert.deepEqual(await sizes("?limit=0&offset=2"), [60, 58, "r0"]);
      assert.deepEqual(await sizes("?limit=1&offset=1"), [60, 1, ACME]);
      for (const query of ["limit=-1", "limit=all", "limit=", "offset=-1"]) {
        const { status, body } = await rest("GET", `/api/v1/tenants?${query}`);
        assert.equal(status, 400, query);
        assert.match(JSON.stringify(body), /^\{"message":/);
      }
    }));

  it("filters by status, subscription and OpenDistro", () =>
    openly(async ({ rest, list }) => {
      await rest("POST", "/control/tenants", {
        realmName: "trial",
        subscriptionType: "TRIAL",
        opendistroEnabled: true,
        availableAfterMs: 1_000,
      });
      assert.deepEqual(realms(await list("/api/v1/tenants?status=CREATING")), ["trial"]);
      assert.deepEqual(realms(await list("/api/v1/tenants?status=AVAILABLE")), ["kaa", ACME]);
      assert.deepEqual(realms(await list("/api/v1/tenants?subscription_type=TRIAL")), ["trial"]);
      assert.deepEqual(realms(await list("/api/v1/tenants?opendistro_enabled=true")), ["trial"]);
      assert.deepEqual(realms(await list("/api/v1/tenants?subscription_type=TRIAL&status=AVAILABLE")), []);
    }));

  it("creates a tenant in its own time, whose issuer answers only then", () =>
    openly(
      async ({ rest, list, time, events }) => {
        const discovery = "/auth/realms/later/.well-known/openid-configuration";
        const { status, body } = await rest("POST", "/api/v1/tenants", { realm_name: "later", name: "Later" });
        assert.equal(status, 201);
        assert.match(JSON.stringify(body), /"status":"CREATING"/);
        assert.deepEqual(await events(), []);
        assert.equal((await rest("GET", discovery)).status, 404);
        await pass(time, 5_000);
        const [tenant] = (await list("/api/v1/tenants?realm_name=later")).results;
        assert.equal(tenant?.status, "AVAILABLE");
        assert.deepEqual(await events(), [["updated", tenant?.id, START_MS + 5_000]]);
        assert.equal((await rest("GET", discovery)).status, 200);
        assert.equal((await rest("POST", "/api/v1/tenants", { realm_name: "later" })).status, 409);
        assert.equal((await rest("POST", "/api/v1/tenants", { realm_name: "a/b" })).status, 400);
      },
      { creationMs: 5_000 },
    ));
});

describe("version 2 of the tenants' REST interface", () => {
  it("lists tenants, the newest first unless told otherwise", () =>
    openly(async ({ rest, list, time }) => {
      await pass(time, 1_000);
      await rest("POST", "/control/tenants", { realmName: "b-realm", name: "Bravo", tenantId: "b" });
      await pass(time, 1_000);
      await rest("PUT", `/api/v2/tenants/${ACME}`, { name: "Acme" });
      assert.deepEqual(realms(await list("/api/v2/tenants")), ["b-realm", ACME, "kaa"]);
      assert.deepEqual(realms(await list("/api/v2/tenants?sort_order=asc")), ["kaa", ACME, "b-realm"]);
      assert.deepEqual(realms(await list("/api/v2/tenants?sort_by=name&sort_order=asc")), [ACME, "b-realm", "kaa"]);
      assert.deepEqual(realms(await list("/api/v2/tenants?sort_by=modified&limit=2")), [ACME, "b-realm"]);
      assert.deepEqual(realms(await list("/api/v2/tenants?search=BRAV")), ["b-realm"]);
      assert.deepEqual(realms(await list("/api/v2/tenants?tenant_id=b")), ["b-realm"]);
      assert.deepEqual(realms(await list("/api/v2/tenants?name=Acme&offset=0")), [ACME]);
    }));

  it("names the parameter that it cannot take", () =>
    openly(async ({ rest }) => {
      for (const [query, field] of [
        ["limit=0", "limit"],
        ["limit=101", "limit"],
        ["offset=x", "offset"],
        ["sort_by=size", "sort_by"],
        ["sort_order=up", "sort_order"],
      ]) {
        const { status, body } = await rest("GET", `/api/v2/tenants?${query}`);
        assert.equal(status, 400);
        assert.match(
          JSON.stringify(body),
          new RegExp(`^{"error":".+","details":{"field":"${field}","message":".+"}}$`),
        );
      }
      assert.match(JSON.stringify((await rest("GET", "/api/v2/tenants/nobody")).body), /^\{"error":".*nobody.*"\}$/);
    }));

  it("shows the credentials of a tenant", () =>
    openly(async ({ rest, manager }) => {
      assert.deepEqual((await rest("GET", `/api/v2/tenants/${ACME}/credentials`)).body, {
        id: ACME,
        client_backend_id: "kaa-backend",
        client_backend_secret: ACME_SECRET,
        client_frontentd_id: "kaa-frontend",
        issuer: `${manager.baseUrl}/auth/realms/${ACME}`,
        minio_secret: null,
      });
    }));

  it("creates, changes and removes a tenant", () =>
    openly(async ({ rest, events, time, manager }) => {
      const { status, body } = await rest("POST", "/api/v2/tenants", { realm_name: "new", package_type: "LARGE" });
      assert.equal(status, 201);
      const { id } = shape<{ id: string }>({ type: "object", required: ["id"] }).read(body, "the tenant");
      await pass(time, 1_000);
      await rest("PUT", `/api/v2/tenants/${id}`, { name: "New" });
      assert.match(JSON.stringify((await rest("GET", `/api/v2/tenants/${id}`)).body), /"name":"New".*"LARGE"/);
      assert.equal((await rest("DELETE", `/api/v2/tenants/${id}`)).status, 204);
      assert.equal((await rest("GET", `/api/v2/tenants/${id}`)).status, 404);
      const types = (await events()).map(([type, tenantId]) => [type, tenantId]);
      assert.deepEqual(types, [
        ["updated", id],
        ["updated", id],
        ["unregistered", id],
      ]);
      assert.notEqual(manager.systemTenant.tenantId, id);
    }));

  it("is alone, or not there, if told so", async () => {
    for (const [there, gone] of [
      ["v1", "v2"],
      ["v2", "v1"],
    ] as const) {
      await openly(
        async ({ rest }) => {
          assert.equal((await rest("GET", `/api/${there}/tenants`)).status, 200);
          assert.equal((await rest("GET", `/api/${gone}/tenants`)).status, 404);
        },
        { apiVersions: [there] },
      );
    }
  });
});

describe("callers of the tenants' REST interface", () => {
  it("need a token of the built-in tenant", () =>
    withTenantManager(async ({ rest, asSystem, order }) => {
      for (const version of ["v1", "v2"]) {
        const path = `/api/${version}/tenants`;
        const nobody = await rest("GET", path);
        assert.equal(nobody.status, 401);
        assert.equal(nobody.headers.get("WWW-Authenticate"), "Bearer");
        const forged = await rest("GET", path, undefined, { Authorization: "Bearer nonsense" });
        assert.equal(forged.status, 401);
        const permissions = [{ rsname: "kaa-system", scopes: ["kaa:tenant:read"] }];
        const elsewhere = { Authorization: `Bearer ${await order({ permissions })}` };
        assert.equal((await rest("GET", path, undefined, elsewhere)).status, 403);
        assert.equal((await rest("GET", path, undefined, await asSystem())).status, 200);
      }
    }));

  it("may do only what their token grants", () =>
    withTenantManager(async ({ rest }) => {
      const permissions = [{ rsname: "kaa-system", scopes: ["kaa:tenant:read"] }];
      const { body } = await rest("POST", "/control/tenants/kaa/tokens", { permissions });
      const token = shape<{ accessToken: string }>({ type: "object" }).read(body, "the token").accessToken;
      const headers = { Authorization: `Bearer ${token}` };
      assert.equal((await rest("GET", "/api/v2/tenants", undefined, headers)).status, 200);
      assert.equal((await rest("POST", "/api/v2/tenants", { realm_name: "x" }, headers)).status, 403);
      assert.equal((await rest("PUT", `/api/v2/tenants/${ACME}`, {}, headers)).status, 403);
      assert.equal((await rest("DELETE", `/api/v2/tenants/${ACME}`, undefined, headers)).status, 403);
    }));

  it("may show a key in the place of a token, if there is one", async () => {
    const ask = async ({ rest }: TenantWorld, key: string) =>
      (await rest("GET", "/api/v2/tenants", undefined, { "x-iamcore-api-key": key })).status;
    await withTenantManager(
      async (world) => assert.deepEqual([await ask(world, "k-1"), await ask(world, "k-2")], [200, 401]),
      { apiKey: "k-1" },
    );
    await withTenantManager(async (world) => assert.equal(await ask(world, "k-1"), 401));
  });
});
