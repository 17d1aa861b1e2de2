import { Hono } from "hono";
import { DELAY_MS_MAX, RestError, readBody, type Shape, shape } from "../control/index.ts";
import type { TokenContent } from "./access-token.ts";
import { type Permission, permissionsSchema, withoutScopes } from "./permission.ts";
import type { Tenant } from "./tenant.ts";
import type { TenantRegistry } from "./tenant-registry.ts";
import { grantedTo, type TokenMint } from "./token-mint.ts";
import { TOKEN_FLAWS, type TokenFlaw } from "./wrong-token.ts";

/** A token that is ordered at the control interface, whatever the grants would say. */
export interface TokenOrder {
  /** The tenant's backend client unless told otherwise. */
  readonly clientId?: string;
  /** The user in whose name; in the client's own unless told otherwise. */
  readonly username?: string;
  /** What the account grants unless told otherwise. With this, there need be no such account. */
  readonly permissions?: readonly Permission[];
  /** Scopes that the token lacks on every resource. */
  readonly withoutScopes?: readonly string[];
  /** What is wrong with the token; nothing unless told otherwise. */
  readonly flaw?: TokenFlaw;
  /** Milliseconds for which it holds; as for every token unless told otherwise. */
  readonly lifetimeMs?: number;
}

const name = { type: "string", minLength: 1, maxLength: 1_000 };

const tokenOrderShape: Shape<TokenOrder> = shape({
  type: "object",
  additionalProperties: false,
  properties: {
    clientId: name,
    username: name,
    permissions: permissionsSchema,
    withoutScopes: { type: "array", maxItems: 1_000, items: name },
    flaw: { enum: TOKEN_FLAWS },
    lifetimeMs: { type: "integer", minimum: 1_000, maximum: DELAY_MS_MAX },
  },
});

/** `POST /tenants/:tenantId/tokens` makes the token that is ordered: 201 `{accessToken, expiresInS}`. */
export function tokenOrderRoutes(registry: TenantRegistry, mint: TokenMint): Hono {
  const routes = new Hono();
  routes.post("/tenants/:tenantId/tokens", async (context) => {
    const tenant = registry.get(context.req.param("tenantId"));
    const order = await readBody(context, tokenOrderShape);
    return context.json(await mint.mint(tenant, contentOf(tenant, order), order.flaw, order.lifetimeMs), 201);
  });
  return routes;
}

function contentOf(tenant: Tenant, order: TokenOrder): TokenContent {
  const holder = { clientId: order.clientId ?? tenant.backendClientId, username: order.username };
  const permissions = order.permissions ?? grantedTo(tenant, holder);
  if (permissions === undefined) {
    const account = holder.username ?? holder.clientId;
    throw new RestError(404, `the tenant has no account "${account}"; PUT it first, or send permissions`);
  }
  return {
    holder,
    audience: tenant.backendClientId,
    permissions: withoutScopes(permissions, order.withoutScopes ?? []),
  };
}
