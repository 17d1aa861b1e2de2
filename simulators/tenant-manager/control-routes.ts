import { Hono } from "hono";
import { DELAY_MS_MAX, forwardedRequest, RestError, readBody, type Shape, shape } from "../control/index.ts";
import { accountRoutes } from "./account-routes.ts";
import type { Tenant } from "./tenant.ts";
import type { TenantControls } from "./tenant-controls.ts";
import { tenantForControl } from "./tenant-descriptions.ts";
import type { TenantEvents } from "./tenant-events.ts";
import type { TenantRegistry } from "./tenant-registry.ts";
import { newTenantShape, tenantChangeShape } from "./tenant-requests.ts";
import type { TokenMint } from "./token-mint.ts";
import { tokenOrderRoutes } from "./token-order.ts";

/** What orders to a Tenant Manager work with. */
export interface TenantManagerControlParts {
  readonly registry: TenantRegistry;
  readonly controls: TenantControls;
  readonly events: TenantEvents;
  /** Whether there is a bus on which events could be heard. */
  readonly heard: boolean;
  readonly mint: TokenMint;
}

const announcementShape: Shape<{ readonly event: "updated" | "unregistered" }> = shape({
  type: "object",
  required: ["event"],
  additionalProperties: false,
  properties: { event: { enum: ["updated", "unregistered"] } },
});

const rotationShape: Shape<{ readonly keepOldMs?: number }> = shape({
  type: "object",
  additionalProperties: false,
  properties: { keepOldMs: { type: "integer", minimum: 0, maximum: DELAY_MS_MAX } },
});

/**
 * What only whoever sets up the world may say, to be mounted at `/control`; all of it house paths.
 *
 * `POST /tenants` (201), `GET|PATCH|DELETE /tenants/:tenantId`; below a tenant: `PUT|GET|DELETE /clients/:name` and
 * `/users/:name`; `POST /tokens`; `GET|POST /keys`, `DELETE /keys/:kid`; `POST /announcements`, an event although nothing
 * changed, for any tenant id (204); `/faults` and `/counters` as every simulator has them, for this tenant alone. What
 * `/faults` and `/counters` answer at the top concerns all tenants.
 */
export function tenantManagerControlRoutes(parts: TenantManagerControlParts): Hono {
  const routes = new Hono();
  serveTenants(routes, parts.registry);
  serveKeys(routes, parts.registry);
  serveAnnouncements(routes, parts);
  serveFaults(routes, parts.controls);
  routes.route("/", accountRoutes(parts.registry));
  routes.route("/", tokenOrderRoutes(parts.registry, parts.mint));
  return routes;
}

function serveTenants(routes: Hono, registry: TenantRegistry): void {
  routes.post("/tenants", async (context) =>
    context.json(tenantForControl(await registry.create(await readBody(context, newTenantShape))), 201),
  );
  routes.get("/tenants/:tenantId", (context) =>
    context.json(tenantForControl(registry.get(context.req.param("tenantId")))),
  );
  routes.patch("/tenants/:tenantId", async (context) => {
    const change = await readBody(context, tenantChangeShape);
    return context.json(tenantForControl(await registry.update(context.req.param("tenantId"), change)));
  });
  routes.delete("/tenants/:tenantId", async (context) =>
    context.json(tenantForControl(await registry.remove(context.req.param("tenantId")))),
  );
}

function serveKeys(routes: Hono, registry: TenantRegistry): void {
  routes.get("/tenants/:tenantId/keys", (context) => context.json(keysOf(registry.get(context.req.param("tenantId")))));
  routes.post("/tenants/:tenantId/keys", async (context) => {
    const { keepOldMs } = await readBody(context, rotationShape);
    return context.json(keysOf(await registry.rotateKey(context.req.param("tenantId"), keepOldMs)), 201);
  });
  routes.delete("/tenants/:tenantId/keys/:kid", (context) => {
    const tenant = registry.get(context.req.param("tenantId"));
    tenant.keys.drop(context.req.param("kid"));
    return context.json(keysOf(tenant));
  });
}

function keysOf({ keys }: Tenant): object {
  return { signing: keys.current.kid, published: keys.published().map(({ kid }) => kid) };
}

function serveAnnouncements(routes: Hono, { events, heard }: TenantManagerControlParts): void {
  routes.post("/tenants/:tenantId/announcements", async (context) => {
    const { event } = await readBody(context, announcementShape);
    if (!heard) {
      throw new RestError(409, "there is no bus to announce anything on; start the simulator with one");
    }
    await events[event](context.req.param("tenantId"));
    return context.body(null, 204);
  });
}

function serveFaults(routes: Hono, controls: TenantControls): void {
  for (const path of ["/faults", "/faults/:id", "/counters"]) {
    routes.all(path, async (context) => controls.answer(await forwardedRequest(context)));
    routes.all(`/tenants/:tenantId${path}`, async (context) =>
      controls.answer(await forwardedRequest(context), tenantIdFrom(context.req.param("tenantId"))),
    );
  }
}

function tenantIdFrom(text: string): string {
  if (/^[A-Za-z0-9._~-]{1,100}$/.test(text)) {
    return text;
  }
  throw new RestError(400, `the path: "${text}" is no tenant id; use letters, digits and . _ ~ -`);
}
