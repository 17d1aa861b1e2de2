import assert from "node:assert/strict";
import { createLocalJWKSet, type JSONWebKeySet, type JWTPayload, jwtVerify } from "jose";
import {
  tenantUnregisteredCodec,
  tenantUnregisteredSubscription,
  tenantUpdatedCodec,
  tenantUpdatedSubscription,
} from "../../protocol/tle/index.ts";
import { seededRandom, VirtualTime, virtualRuntime } from "../../runtime/index.ts";
import { inMemoryTransport, type Transport } from "../../transport/index.ts";
import { type Shape, shape } from "../control/index.ts";
import type { TenantManagerSettings } from "./settings.ts";
import { type StartedTenantManager, startTenantManager } from "./start-tenant-manager.ts";
import type { TokenOrder } from "./token-order.ts";

/** When the virtual time of a test world begins. */
export const START_MS = Date.UTC(2026, 0, 31);
/** The realm and the identifier of the tenant that a test world has besides the built-in one. */
export const ACME = "acme";
/** What ACME's secret is. */
export const ACME_SECRET = "acme-secret";

/** What somebody was answered. */
export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  readonly body: unknown;
}

/** A Tenant Manager, somebody who asks it, and somebody who hears its events. */
export interface TenantWorld {
  readonly manager: StartedTenantManager;
  readonly time: VirtualTime;
  readonly transport: Transport;
  /** Sends a request with a body in JSON, if there is one. */
  readonly rest: (method: string, path: string, body?: unknown, headers?: Record<string, string>) => Promise<Reply>;
  /** Asks ACME's token endpoint. */
  readonly form: (fields: readonly (readonly [string, string])[], authorization?: string) => Promise<Reply>;
  /** Orders a token of ACME. */
  readonly order: (order: TokenOrder) => Promise<string>;
  /** A token of the built-in tenant's own client, as a header. */
  readonly asSystem: () => Promise<Record<string, string>>;
  readonly fault: (fault: object, tenantId?: string) => Promise<void>;
  /** The claims of a token of ACME, if it holds for a service that asks the issuer for keys. Rejects if it does not. */
  readonly verify: (token: string) => Promise<JWTPayload>;
  /** Type, tenant and time of each event since the last call. */
  readonly events: () => Promise<readonly (readonly [string, string, number])[]>;
}

/** The form of an answer of the token endpoint. */
export const tokenAnswerShape: Shape<{ access_token: string; expires_in: number }> = shape({
  type: "object",
  required: ["access_token", "expires_in", "token_type"],
  properties: { access_token: { type: "string" }, expires_in: { type: "number" }, token_type: { const: "Bearer" } },
});

/** The form of a key set. */
export const keySetShape: Shape<JSONWebKeySet> = shape({
  type: "object",
  required: ["keys"],
  properties: { keys: { type: "array", items: { type: "object", required: ["kid", "kty", "alg"] } } },
});

const ordered = shape<{ accessToken: string }>({
  type: "object",
  required: ["accessToken"],
  properties: { accessToken: { type: "string" } },
});

/** Runs a scenario in a world of its own, in virtual time, for at most an hour of it or `boundMs`. */
export async function withTenantManager(
  scenario: (world: TenantWorld) => Promise<void>,
  settings: Partial<TenantManagerSettings> = {},
  boundMs = 3_600_000,
): Promise<void> {
  const random = seededRandom("tenants");
  const time = new VirtualTime(START_MS, random);
  const transport = inMemoryTransport(time, random, time);
  const ended = await time.within(boundMs, run());
  assert.equal(ended.settled, true, "the scenario did not end");

  async function run(): Promise<void> {
    const acme = { realmName: ACME, tenantId: ACME, backendClientSecret: ACME_SECRET };
    const bus = await transport.connectBus("tenant-manager");
    const ports = { http: transport.http, bus, runtime: virtualRuntime(time, "tenants") };
    const effective = { port: 0, replicaId: "tm-0", tenants: [acme], ...settings };
    await using manager = await startTenantManager(effective, ports);
    await scenario(await worldAround(manager, time, transport));
  }
}

async function worldAround(
  manager: StartedTenantManager,
  time: VirtualTime,
  transport: Transport,
): Promise<TenantWorld> {
  const send = async (path: string, init: RequestInit): Promise<Reply> => {
    const response = await transport.http.fetch(new Request(`${manager.baseUrl}${path}`, init));
    const text = await response.text();
    return { status: response.status, headers: response.headers, body: parsed(text) };
  };
  const rest: TenantWorld["rest"] = (method, path, body, headers = {}) =>
    send(path, { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
  const form = (realm: string, fields: readonly (readonly [string, string])[], authorization?: string) =>
    send(`/auth/realms/${realm}/protocol/openid-connect/token`, {
      method: "POST",
      body: new URLSearchParams(fields.map(([name, value]): [string, string] => [name, value])).toString(),
      headers: {
        "Content-Type": "application/x-www-form-urlencoded",
        ...(authorization === undefined ? {} : { Authorization: authorization }),
      },
    });
  return {
    manager,
    time,
    transport,
    rest,
    form: (fields, authorization) => form(ACME, fields, authorization),
    async order(order) {
      const { status, body } = await rest("POST", `/control/tenants/${ACME}/tokens`, order);
      assert.equal(status, 201, JSON.stringify(body));
      return ordered.read(body, "the ordered token").accessToken;
    },
    async asSystem() {
      const { tenantId, clientId, clientSecret } = manager.systemTenant;
      const authorization = `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString("base64")}`;
      const { body } = await form(tenantId, [["grant_type", "client_credentials"]], authorization);
      return { Authorization: `Bearer ${tokenAnswerShape.read(body, "the token").access_token}` };
    },
    async fault(fault, tenantId) {
      const path = tenantId === undefined ? "/control/faults" : `/control/tenants/${tenantId}/faults`;
      assert.equal((await rest("POST", path, fault)).status, 201);
    },
    async verify(token) {
      const { body } = await rest("GET", `/auth/realms/${ACME}/protocol/openid-connect/certs`);
      const keys = createLocalJWKSet(keySetShape.read(body, "the keys"));
      const issuer = `${manager.baseUrl}/auth/realms/${ACME}`;
      const currentDate = new Date(time.now());
      const options = { issuer, audience: "kaa-backend", currentDate, requiredClaims: ["exp"] };
      return (await time.outside(() => jwtVerify(token, keys, options))).payload;
    },
    events: await eventsOn(transport, time),
  };
}

async function eventsOn(transport: Transport, time: VirtualTime): Promise<TenantWorld["events"]> {
  const bus = await transport.connectBus("listener");
  const heard: (readonly [string, string, number])[] = [];
  for (const [type, subject, codec] of [
    ["updated", tenantUpdatedSubscription("tenant-manager"), tenantUpdatedCodec],
    ["unregistered", tenantUnregisteredSubscription("tenant-manager"), tenantUnregisteredCodec],
  ] as const) {
    bus.subscribe(subject, ({ payload }) => {
      const event = codec.decode(payload);
      assert.ok(event.ok, "no Avro");
      assert.ok(event.value.correlationId !== "" && event.value.timeout === 0);
      assert.equal(event.value.originatorReplicaId, "tm-0");
      heard.push([type, event.value.tenantId, event.value.timestamp]);
    });
  }
  await bus.flush();
  return async () => {
    await pass(time, 1);
    return heard.splice(0);
  };
}

/** Resolves when so much virtual time has passed. */
export function pass(time: VirtualTime, ms: number): Promise<void> {
  return new Promise((resolve) => time.schedule(ms, () => resolve()));
}

function parsed(text: string): unknown {
  try {
    return text === "" ? undefined : JSON.parse(text);
  } catch {
    return text;
  }
}
