import { Hono } from "hono";
import { readBody, type Shape, shape } from "../control/index.ts";
import type { AccountDirectory, Client, User } from "./account-directory.ts";
import { permissionsSchema } from "./permission.ts";
import type { TenantRegistry } from "./tenant-registry.ts";

const secret = { type: "string", minLength: 1, maxLength: 1_000 };

const clientShape: Shape<Client> = shape({
  type: "object",
  required: ["secret", "permissions"],
  additionalProperties: false,
  properties: { secret: { ...secret, nullable: true }, permissions: permissionsSchema },
});

const userShape: Shape<User> = shape({
  type: "object",
  required: ["password", "permissions"],
  additionalProperties: false,
  properties: { password: secret, permissions: permissionsSchema },
});

/**
 * The accounts of a tenant: `PUT`, `GET`, `DELETE` of `/tenants/:tenantId/clients/:name` (`{secret, permissions}`, secret
 * null for a public client) and `/tenants/:tenantId/users/:name` (`{password, permissions}`). PUT and DELETE answer 204.
 * None of it is announced.
 */
export function accountRoutes(registry: TenantRegistry): Hono {
  const routes = new Hono();
  serveAccounts(routes, "clients", clientShape, (tenantId) => registry.get(tenantId).clients);
  serveAccounts(routes, "users", userShape, (tenantId) => registry.get(tenantId).users);
  return routes;
}

function serveAccounts<T extends object>(
  routes: Hono,
  kind: "clients" | "users",
  wanted: Shape<T>,
  directoryOf: (tenantId: string) => AccountDirectory<T>,
): void {
  const path = `/tenants/:tenantId/${kind}/:name` as const;
  routes.put(path, async (context) => {
    const account = await readBody(context, wanted);
    directoryOf(context.req.param("tenantId")).put(context.req.param("name"), account);
    return context.body(null, 204);
  });
  routes.get(path, (context) =>
    context.json(directoryOf(context.req.param("tenantId")).get(context.req.param("name"))),
  );
  routes.delete(path, (context) => {
    directoryOf(context.req.param("tenantId")).delete(context.req.param("name"));
    return context.body(null, 204);
  });
}
