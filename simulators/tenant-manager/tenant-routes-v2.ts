import type { Context, Hono } from "hono";
import { RestError, readBody } from "../control/index.ts";
import { AccessDeniedError } from "./access-guard.ts";
import { choice, QueryError, wholeNumber } from "./query-values.ts";
import type { Tenant } from "./tenant.ts";
import { type TenantApiParts, tenantApi } from "./tenant-api.ts";
import { tenantCredentials, tenantV2 } from "./tenant-descriptions.ts";
import { TENANTS_MAX } from "./tenant-registry.ts";
import { detailsIn, tenantBodyShape, tenantUpdateShape } from "./tenant-requests.ts";

const PAGE_SIZE_MAX = 100;
const SORT_KEYS = ["name", "created", "modified"] as const;
const SORT_ORDERS = ["asc", "desc"] as const;

/**
 * Version 2 of the REST interface: `GET /tenants` with `offset`, `limit` (1 to 100), `search`, `sort_by`, `sort_order`,
 * `tenant_id` and `name`; `POST /tenants`; `GET`, `PUT` and `DELETE /tenants/:pk`; `GET /tenants/:pk/credentials`.
 * Paths and parameters are published; the bodies of POST and PUT are house choices. Refusals are `{"error", "details"}`.
 */
export function tenantRoutesV2(parts: TenantApiParts): Hono {
  const { registry, guard, controls } = parts;
  const routes = tenantApi(parts, refusal);
  routes.get("/tenants", async (context) => {
    await guard(context, "kaa:tenant:read");
    const offset = wholeNumber(context, "offset", { otherwise: 0, minimum: 0, maximum: TENANTS_MAX });
    const limit = wholeNumber(context, "limit", { otherwise: PAGE_SIZE_MAX, minimum: 1, maximum: PAGE_SIZE_MAX });
    const matching = sorted(context, registry.list()).filter((tenant) => matches(context, tenant));
    controls.count("tenantsAnswered");
    return context.json({
      count: matching.length,
      results: matching.slice(offset, offset + limit).map(tenantV2),
    });
  });
  routes.get("/tenants/:pk", async (context) => {
    await guard(context, "kaa:tenant:read");
    const tenant = registry.get(context.req.param("pk"));
    controls.count("tenantsAnswered", tenant.tenantId);
    return context.json(tenantV2(tenant));
  });
  routes.get("/tenants/:pk/credentials", async (context) => {
    await guard(context, "kaa:tenant:read");
    const tenant = registry.get(context.req.param("pk"));
    controls.count("tenantsAnswered", tenant.tenantId);
    return context.json(tenantCredentials(tenant));
  });
  serveChanges(routes, parts);
  return routes;
}

function serveChanges(routes: Hono, { registry, guard, creationMs }: TenantApiParts): void {
  routes.post("/tenants", async (context) => {
    await guard(context, "kaa:tenant:create");
    const body = await readBody(context, tenantBodyShape);
    const wanted = { ...detailsIn(body), realmName: body.realm_name, availableAfterMs: creationMs };
    return context.json(tenantV2(await registry.create(wanted)), 201);
  });
  routes.put("/tenants/:pk", async (context) => {
    await guard(context, "kaa:tenant:update");
    const change = detailsIn(await readBody(context, tenantUpdateShape));
    return context.json(tenantV2(await registry.update(context.req.param("pk"), change)));
  });
  routes.delete("/tenants/:pk", async (context) => {
    await guard(context, "kaa:tenant:delete");
    await registry.remove(context.req.param("pk"));
    return context.body(null, 204);
  });
}

function refusal(context: Context, cause: Error): Response | undefined {
  if (cause instanceof QueryError) {
    return context.json({ error: "invalid parameter", details: { field: cause.field, message: cause.message } }, 400);
  }
  return cause instanceof RestError || cause instanceof AccessDeniedError
    ? context.json({ error: cause.message }, cause.status)
    : undefined;
}

function matches(context: Context, { tenantId, realmName, details }: Tenant): boolean {
  const search = context.req.query("search")?.toLowerCase() ?? "";
  return (
    [details.name, realmName].some((text) => text.toLowerCase().includes(search)) &&
    [undefined, tenantId].includes(context.req.query("tenant_id")) &&
    [undefined, details.name].includes(context.req.query("name"))
  );
}

/** Tenants that are equal in the sort key stay in the order of their creation, or in the reverse of it. */
function sorted(context: Context, tenants: readonly Tenant[]): readonly Tenant[] {
  const key = choice(context, "sort_by", SORT_KEYS, "created");
  const ascending = tenants.toSorted((one, other) => compared(one, other, key));
  return choice(context, "sort_order", SORT_ORDERS, "desc") === "asc" ? ascending : ascending.toReversed();
}

function compared(one: Tenant, other: Tenant, key: (typeof SORT_KEYS)[number]): number {
  switch (key) {
    case "name":
      return Number(one.details.name > other.details.name) - Number(one.details.name < other.details.name);
    case "created":
      return one.createdMs - other.createdMs;
    case "modified":
      return one.modifiedMs - other.modifiedMs;
  }
}
