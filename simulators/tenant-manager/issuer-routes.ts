import { type Context, Hono } from "hono";
import { decodeJwt, type JWTPayload } from "jose";
import { bodyText, RestError } from "../control/index.ts";
import { authenticatedClient } from "./client-authentication.ts";
import {
  discoveryText,
  INTROSPECTION_PATH,
  KEYS_PATH,
  openidConfiguration,
  TOKEN_PATH,
  umaConfiguration,
} from "./discovery-document.ts";
import { oauthRefusal } from "./oauth-error.ts";
import type { Outages } from "./outages.ts";
import type { Tenant } from "./tenant.ts";
import type { TenantControls } from "./tenant-controls.ts";
import type { TenantRegistry } from "./tenant-registry.ts";
import { tokenAnswer } from "./token-answer.ts";
import type { GrantParts } from "./token-grants.ts";
import type { TokenMint } from "./token-mint.ts";

/** What issuers work with. */
export interface IssuerParts extends GrantParts {
  readonly registry: TenantRegistry;
  readonly controls: TenantControls;
  readonly outages: Outages;
  readonly mint: TokenMint;
}

const JSON_TYPE = { "Content-Type": "application/json" };

/**
 * The issuers of all available tenants, to be mounted at `/auth/realms`, with the paths of Keycloak:
 * `GET /:realm/.well-known/openid-configuration` and `…/uma2-configuration`, `GET /:realm/protocol/openid-connect/certs`,
 * `POST …/token`, `POST …/token/introspect`. Each realm is told apart from the others by its keys and accounts.
 */
export function issuerRoutes(parts: IssuerParts): Hono {
  const { registry } = parts;
  const routes = new Hono();
  routes.onError(oauthRefusal);
  const tenantOf = (context: Context) => tenantNamed(registry, context.req.param("realm") ?? "");
  const discovery = "/:realm/.well-known";
  routes.get(`${discovery}/openid-configuration`, (context) =>
    discoveryAnswer(tenantOf(context), parts, openidConfiguration),
  );
  routes.get(`${discovery}/uma2-configuration`, (context) =>
    discoveryAnswer(tenantOf(context), parts, umaConfiguration),
  );
  routes.get(`/:realm${KEYS_PATH}`, (context) => keysAnswer(tenantOf(context), parts));
  routes.post(`/:realm${TOKEN_PATH}`, async (context) => {
    const tenant = tenantOf(context);
    const form = new URLSearchParams(await bodyText(context));
    return tokenAnswer(tenant, { form, authorization: context.req.header("Authorization") }, parts);
  });
  routes.post(`/:realm${INTROSPECTION_PATH}`, async (context) => {
    const tenant = tenantOf(context);
    const form = new URLSearchParams(await bodyText(context));
    authenticatedClient(tenant, form, context.req.header("Authorization"));
    return context.json(await introspected(tenant, form.get("token") ?? "", parts));
  });
  return routes;
}

function tenantNamed(registry: TenantRegistry, realmName: string): Tenant {
  const tenant = registry.findByRealm(realmName);
  if (tenant === undefined) {
    throw new RestError(404, `realm "${realmName}" does not exist, or its tenant is not available yet`);
  }
  return tenant;
}

async function discoveryAnswer(
  tenant: Tenant,
  { outages, controls }: IssuerParts,
  document: (tenant: Tenant) => object,
): Promise<Response> {
  const outage = await outages.strike("discovery", tenant.tenantId);
  if (outage !== undefined) {
    return outage;
  }
  controls.count("discoveryDocumentsServed", tenant.tenantId);
  const malformed = controls.take("discovery-malformed", tenant.tenantId);
  return new Response(discoveryText(document(tenant), malformed?.form), { headers: JSON_TYPE });
}

async function keysAnswer(tenant: Tenant, { outages, controls }: IssuerParts): Promise<Response> {
  const outage = await outages.strike("keys", tenant.tenantId);
  if (outage !== undefined) {
    return outage;
  }
  controls.count("keySetsServed", tenant.tenantId);
  const malformed = controls.take("keys-malformed", tenant.tenantId);
  const keys = malformed === undefined ? tenant.keys.published() : [];
  const text = malformed?.form === "notJson" ? "<html>no keys</html>" : JSON.stringify({ keys });
  return new Response(text, { headers: JSON_TYPE });
}

async function introspected(tenant: Tenant, token: string, { verify }: IssuerParts): Promise<object> {
  const access = await verify(token);
  if (access?.tenantId !== tenant.tenantId) {
    return { active: false };
  }
  const claims: JWTPayload = decodeJwt(token);
  return { ...claims, active: true };
}
