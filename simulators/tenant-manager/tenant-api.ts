import { type Context, Hono } from "hono";
import { AccessDeniedError, type AccessGuard } from "./access-guard.ts";
import type { Outages } from "./outages.ts";
import type { TenantControls } from "./tenant-controls.ts";
import type { TenantRegistry } from "./tenant-registry.ts";

/** What the REST interface on tenants works with. */
export interface TenantApiParts {
  readonly registry: TenantRegistry;
  readonly controls: TenantControls;
  readonly outages: Outages;
  readonly guard: AccessGuard;
  /** Milliseconds for which a tenant is being created. */
  readonly creationMs: number;
}

/** How a version of the interface tells that it refuses a request. */
export type Refusal = (context: Context, cause: Error) => Response | undefined;

/** An empty REST interface on tenants, which commits faults and counts before and after the routes of a version. */
export function tenantApi({ controls, outages }: TenantApiParts, refusal: Refusal): Hono {
  const routes = new Hono();
  routes.onError((cause, context) => {
    controls.count("tenantRequestsRefused");
    const refused = refusal(context, cause);
    if (refused === undefined) {
      throw cause;
    }
    if (cause instanceof AccessDeniedError && cause.status === 401) {
      refused.headers.set("WWW-Authenticate", "Bearer");
    }
    return refused;
  });
  routes.use(async (_context, next) => {
    const outage = await outages.strike("tenants");
    if (outage !== undefined) {
      return outage;
    }
    if (controls.take("tenants-malformed", undefined) !== undefined) {
      return new Response("<html>no tenants</html>", { headers: { "Content-Type": "application/json" } });
    }
    return next();
  });
  return routes;
}
