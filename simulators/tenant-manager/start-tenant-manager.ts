import type { Hono } from "hono";
import type { Runtime } from "../../runtime/index.ts";
import type { HttpHandler, HttpTransport, MessageBus } from "../../transport/index.ts";
import { restApp, type StartedSimulator } from "../control/index.ts";
import { accessGuard, SYSTEM_RESOURCE, SYSTEM_TENANT, TENANT_SCOPES } from "./access-guard.ts";
import { tenantManagerControlRoutes } from "./control-routes.ts";
import { Delays } from "./delays.ts";
import { issuerRoutes } from "./issuer-routes.ts";
import { MadeTokens } from "./made-tokens.ts";
import { Outages } from "./outages.ts";
import type { TenantManagerSettings } from "./settings.ts";
import { backendSecretOf } from "./tenant.ts";
import { TenantControls } from "./tenant-controls.ts";
import { announcedTenantEvents, silentTenantEvents } from "./tenant-events.ts";
import { TenantRegistry } from "./tenant-registry.ts";
import { tenantRoutesV1 } from "./tenant-routes-v1.ts";
import { tenantRoutesV2 } from "./tenant-routes-v2.ts";
import { TOKEN_LIFETIME_MS, TokenMint } from "./token-mint.ts";
import { type AccessTokenVerifier, accessTokenVerifier } from "./token-verifier.ts";

/** By what a Tenant Manager reaches the rest of the world. */
export interface TenantManagerPorts {
  readonly http: HttpTransport;
  readonly runtime: Runtime;
  /** Where events of 21/TLE go. Without it there are none. */
  readonly bus?: MessageBus;
}

/** What a service has to be told to ask for tenants. */
export interface SystemTenant {
  readonly tenantId: string;
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
}

/** A Tenant Manager that is running. */
export interface StartedTenantManager extends StartedSimulator {
  /** The built-in tenant, whose backend client may do everything with tenants. */
  readonly systemTenant: SystemTenant;
  /** What the token proves here and now; nothing if it is wrong, or of no tenant that is available. */
  readonly verifyAccessToken: AccessTokenVerifier;
}

const INSTANCE_NAME = "tenant-manager";
const CREATION_MS = 1_000;

/**
 * Starts a Tenant Manager with one issuer of OAuth 2.0 for each tenant: the REST interface at `/api/v1` and `/api/v2`,
 * the issuers at `/auth/realms/:realm`, and `/control`. The tenant `kaa` is there from the start.
 *
 * With a bus, `updated` of 21/TLE is published when a tenant has become available or has changed, and `unregistered`
 * when it is removed, each before the request is answered. It forgets everything when it is closed; the bus stays open.
 */
export async function startTenantManager(
  settings: TenantManagerSettings,
  ports: TenantManagerPorts,
): Promise<StartedTenantManager> {
  // Issuers bear the address, which is known only once it is served.
  const starting = new Response("the Tenant Manager is starting; ask again\n", { status: 503 });
  const served: { handler: HttpHandler } = { handler: () => starting.clone() };
  const server = await ports.http.serve(INSTANCE_NAME, settings.port, (request) => served.handler(request));
  const state = stateOf(settings, ports, (settings.publicUrl ?? server.baseUrl).replace(/\/+$/, ""));
  const systemTenant = await foundTenants(settings, state.registry);
  const app = appOf(settings, state, ports.runtime);
  served.handler = (request) => app.fetch(request);
  const close = async () => {
    state.registry.close();
    state.delays.close();
    await server.close();
  };
  const { baseUrl } = server;
  return { baseUrl, systemTenant, verifyAccessToken: state.verify, close, [Symbol.asyncDispose]: close };
}

type State = ReturnType<typeof stateOf>;

function stateOf(settings: TenantManagerSettings, { runtime, bus }: TenantManagerPorts, issuersUrl: string) {
  const controls = new TenantControls(runtime);
  const delays = new Delays(runtime.clock);
  const originator = {
    instanceName: settings.instanceName ?? INSTANCE_NAME,
    replicaId: settings.replicaId ?? runtime.ids.next(),
  };
  const events = bus === undefined ? silentTenantEvents : announcedTenantEvents(bus, runtime, originator, controls);
  const signatureAlgorithm = settings.signatureAlgorithm ?? "EdDSA";
  const made = new MadeTokens();
  const registry = new TenantRegistry({ runtime, events, issuersUrl, signatureAlgorithm });
  return {
    controls,
    delays,
    outages: new Outages(controls, delays),
    events,
    heard: bus !== undefined,
    registry,
    mint: new TokenMint(runtime, settings.tokenLifetimeMs ?? TOKEN_LIFETIME_MS, made),
    verify: accessTokenVerifier(registry, made, runtime),
  };
}

/** Puts the tenants there that nobody has to ask for, the built-in one first. */
async function foundTenants(settings: TenantManagerSettings, registry: TenantRegistry): Promise<SystemTenant> {
  const { systemClientSecret: secret, tenants = [] } = settings;
  const { systemPermissions: permissions = [{ rsname: SYSTEM_RESOURCE, scopes: TENANT_SCOPES }] } = settings;
  const wanted = { realmName: SYSTEM_TENANT, tenantId: SYSTEM_TENANT };
  const system = await registry.found(secret === undefined ? wanted : { ...wanted, backendClientSecret: secret });
  const clientSecret = backendSecretOf(system);
  system.clients.put(system.backendClientId, { secret: clientSecret, permissions });
  for (const tenant of tenants) {
    await registry.found(tenant);
  }
  return { tenantId: system.tenantId, issuer: system.issuer, clientId: system.backendClientId, clientSecret };
}

function appOf(settings: TenantManagerSettings, state: State, { logger }: Runtime): Hono {
  const app = restApp(logger);
  const { apiVersions = ["v1", "v2"], creationMs = CREATION_MS, permissionsIn } = settings;
  const api = { ...state, guard: accessGuard(settings, state.verify), creationMs };
  app.route("/control", tenantManagerControlRoutes(state));
  if (apiVersions.includes("v1")) {
    app.route("/api/v1", tenantRoutesV1(api));
  }
  if (apiVersions.includes("v2")) {
    app.route("/api/v2", tenantRoutesV2(api));
  }
  app.route("/auth/realms", issuerRoutes({ ...state, permissionsInEveryToken: permissionsIn !== "partyTokens" }));
  return app;
}
