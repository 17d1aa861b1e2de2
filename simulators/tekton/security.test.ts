import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { virtualRuntime } from "../../runtime/index.ts";
import type { AccessTokens, Caller, Permission } from "./access-tokens.ts";
import type { TektonSettings } from "./settings.ts";
import { startTekton } from "./start-tekton.ts";
import { SETTINGS, type TektonWorld, withTekton } from "./test-world.ts";

const grant = (rsname: string, ...scopes: string[]): Permission => ({ rsname, scopes });

const CALLERS: Readonly<Record<string, Caller>> = {
  nobody: { tenantId: "t1", permissions: [] },
  creator: { tenantId: "t1", permissions: [grant("tenant-system", "tenant:application:create")] },
  reader: { tenantId: "t1", permissions: [grant("application-kettle", "application:read")] },
  editor: { tenantId: "t1", permissions: [grant("application-kettle", "application:read", "application:update")] },
  remover: { tenantId: "t1", permissions: [grant("application-kettle", "application:delete")] },
  stranger: {
    tenantId: "t2",
    permissions: [grant("application-kettle", "application:read", "application:update", "application:delete")],
  },
  service: {
    tenantId: "kaa",
    permissions: [grant("kaa-system", "kaa:application:read", "kaa:tenant:configuration:read")],
  },
  platform: {
    tenantId: "kaa",
    permissions: [
      grant("kaa-system", "kaa:application:create", "kaa:application:update", "kaa:tenant:configuration:update"),
    ],
  },
};

const accessTokens: AccessTokens = {
  verify: (token) =>
    token === "unlucky" ? Promise.reject(new Error("the issuer is away")) : Promise.resolve(CALLERS[token]),
};

function withSecurity(
  scenario: (world: TektonWorld) => Promise<void>,
  settings: Partial<TektonSettings> = {},
): Promise<void> {
  return withTekton(scenario, { settings: { security: "on", ...settings }, accessTokens });
}

const APP = "/applications/kettle";
const CONFIG = "/app-configs/applications/kettle?serviceInstanceName=adx";
const ENVELOPE = { adx: { kaa: { applications: { kettle: {} } } } };
const TENANTS = { adx: { kaa: { tenants: { t1: { config: {} } } } } };

describe("Tekton with security on", () => {
  it("asks for a token that somebody vouches for", () =>
    withSecurity(async ({ rest }) => {
      for (const sending of [{}, { token: "forged" }]) {
        const reply = await rest("GET", "/applications", undefined, sending);
        assert.equal(reply.status, 401);
        assert.equal(reply.headers.get("WWW-Authenticate"), "Bearer");
        assert.match(reply.text, /^\{"message":".*token.*"\}$/);
      }
      assert.equal((await rest("GET", "/applications", undefined, { token: "unlucky" })).status, 503);
      assert.match((await rest("GET", "/control/counters")).text, /"requestsWithoutValidToken":2/);
    }));

  const attempts: readonly (readonly [token: string, method: string, path: string, body: unknown, status: number])[] = [
    ["nobody", "GET", "/service-instances", undefined, 200],
    ["nobody", "GET", APP, undefined, 404],
    ["nobody", "POST", "/applications", { name: "pot" }, 404],
    ["creator", "POST", "/applications", { name: "pot" }, 201],
    ["creator", "POST", "/applications?tenantId=t2", { name: "pot" }, 404],
    ["platform", "POST", "/applications?tenantId=t2", { name: "pot" }, 201],
    ["reader", "GET", APP, undefined, 200],
    ["reader", "GET", CONFIG, undefined, 200],
    ["reader", "PATCH", APP, {}, 404],
    ["reader", "PUT", CONFIG, {}, 404],
    ["reader", "POST", `${APP}/app-versions`, { nameSuffix: "v2" }, 404],
    ["editor", "PUT", CONFIG, { a: 1 }, 204],
    ["editor", "PATCH", CONFIG, { a: 1 }, 204],
    ["editor", "POST", `${APP}/app-versions`, { nameSuffix: "v2" }, 201],
    ["editor", "DELETE", APP, undefined, 404],
    ["editor", "POST", "/app-configs", ENVELOPE, 404],
    ["editor", "GET", "/tenant-configs", undefined, 404],
    ["remover", "DELETE", APP, undefined, 204],
    ["stranger", "GET", APP, undefined, 404],
    ["stranger", "PUT", CONFIG, {}, 404],
    ["service", "GET", APP, undefined, 200],
    ["service", "GET", "/tenant-configs", undefined, 200],
    ["service", "PUT", "/tenant-configs", TENANTS, 404],
    ["service", "PUT", CONFIG, {}, 404],
    ["platform", "PUT", "/tenant-configs", TENANTS, 204],
    ["platform", "PUT", CONFIG, {}, 204],
    ["platform", "POST", "/app-configs?tenantId=t1", ENVELOPE, 204],
  ];
  for (const [token, method, path, body, status] of attempts) {
    it(`answers ${status} to ${method} ${path} of "${token}"`, () =>
      withSecurity(async (world) => {
        await provision(world);
        const reply = await world.rest(method, path, body, { token });
        assert.equal(reply.status, status, reply.text);
      }));
  }

  it("lists to each caller what that one may read", () =>
    withSecurity(async (world) => {
      await provision(world);
      const names = async (path: string, token: string) => {
        const { status, text } = await world.rest("GET", path, undefined, { token });
        assert.equal(status, 200);
        return ["kettle", "pan"].filter((name) => text.includes(`"${name}"`));
      };
      for (const path of ["/applications", "/app-configs?serviceInstanceName=adx", "/bulk?include=applications"]) {
        assert.deepEqual(await names(path, "nobody"), []);
        assert.deepEqual(await names(path, "reader"), ["kettle"]);
        assert.deepEqual(await names(path, "stranger"), []);
        assert.deepEqual(await names(path, "service"), ["kettle", "pan"]);
      }
      assert.doesNotMatch((await world.rest("GET", "/bulk", undefined, { token: "reader" })).text, /tenantConfigs/);
      assert.match((await world.rest("GET", "/bulk", undefined, { token: "service" })).text, /tenantConfigs/);
    }));

  it("says 403 to a caller of the same tenant if told so, and 404 to others still", () =>
    withSecurity(
      async (world) => {
        await provision(world);
        assert.equal((await world.rest("GET", APP, undefined, { token: "nobody" })).status, 403);
        assert.equal((await world.rest("GET", APP, undefined, { token: "stranger" })).status, 404);
        assert.equal((await world.rest("GET", "/tenant-configs", undefined, { token: "reader" })).status, 403);
      },
      { deniedStatus: 403 },
    ));

  it("does not start if nobody verifies tokens", () =>
    withTekton(async ({ transport, time }) => {
      const ports = {
        bus: await transport.connectBus("other"),
        http: transport.http,
        runtime: virtualRuntime(time, "x"),
      };
      const settings = { ...SETTINGS, instanceName: "other", security: "on" } as const;
      await assert.rejects(startTekton(settings, ports), { name: "MissingAccessTokensError" });
      const wrong = { ...SETTINGS, serviceInstances: { "a.b": { serviceName: "A", serviceGroup: "a" } } };
      await assert.rejects(startTekton(wrong, ports), { name: "InvalidNameError" });
    }));
});

async function provision({ rest }: TektonWorld): Promise<void> {
  for (const [tenantId, name] of [
    ["t1", "kettle"],
    ["t2", "pan"],
  ]) {
    const reply = await rest("POST", `/applications?tenantId=${tenantId}`, { name }, { token: "platform" });
    assert.equal(reply.status, 201);
  }
}
