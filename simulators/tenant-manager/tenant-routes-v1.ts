import type { Context, Hono } from "hono";
import { RestError, readBody } from "../control/index.ts";
import { AccessDeniedError } from "./access-guard.ts";
import { wholeNumber } from "./query-values.ts";
import type { Tenant } from "./tenant.ts";
import { type TenantApiParts, tenantApi } from "./tenant-api.ts";
import { tenantV1 } from "./tenant-descriptions.ts";
import { TENANTS_MAX } from "./tenant-registry.ts";
import { detailsIn, tenantBodyShape } from "./tenant-requests.ts";

const PAGE_SIZE = 50;

/**
 * Version 1 of the REST interface: `GET /tenants` with `offset`, `limit` (0 for all), `realm_name`, `status`,
 * `opendistro_enabled` and `subscription_type`; `POST /tenants`, whose body is a house choice. `GET /tenants/:id` is a
 * house path. Refusals are `{"message"}`.
 */
export function tenantRoutesV1(parts: TenantApiParts): Hono {
  const { registry, guard, controls, creationMs } = parts;
  const routes = tenantApi(parts, (context, cause) =>
    cause instanceof RestError || cause instanceof AccessDeniedError
      ? context.json({ message: cause.message }, cause.status)
      : undefined,
  );
  routes.get("/tenants", async (context) => {
    await guard(context, "kaa:tenant:read");
    const offset = wholeNumber(context, "offset", { otherwise: 0, minimum: 0, maximum: TENANTS_MAX });
    const limit = wholeNumber(context, "limit", { otherwise: PAGE_SIZE, minimum: 0, maximum: TENANTS_MAX });
    const matching = registry.list().filter((tenant) => matches(context, tenant));
    const results = matching.slice(offset, limit === 0 ? undefined : offset + limit).map(tenantV1);
    controls.count("tenantsAnswered");
    return context.json({ count: matching.length, next: null, previous: null, results });
  });
  routes.post("/tenants", async (context) => {
    await guard(context, "kaa:tenant:create");
    const body = await readBody(context, tenantBodyShape);
    const wanted = { ...detailsIn(body), realmName: body.realm_name, availableAfterMs: creationMs };
    return context.json(tenantV1(await registry.create(wanted)), 201);
  });
  routes.get("/tenants/:tenantId", async (context) => {
    await guard(context, "kaa:tenant:read");
    const tenant = registry.get(context.req.param("tenantId"));
    controls.count("tenantsAnswered", tenant.tenantId);
    return context.json(tenantV1(tenant));
  });
  return routes;
}

function matches(context: Context, { realmName, details }: Tenant): boolean {
  const filters: readonly (readonly [name: string, value: string])[] = [
    ["realm_name", realmName],
    ["status", details.status],
    ["opendistro_enabled", String(details.opendistroEnabled)],
    ["subscription_type", details.subscriptionType],
  ];
  return filters.every(([name, value]) => [undefined, value].includes(context.req.query(name)));
}
