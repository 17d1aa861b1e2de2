import { Hono } from "hono";
import { type ConfigurationResourceParts, offerConfigurations } from "./configuration-resource.ts";

/** `/app-versions/:appVersionName`: what holds for endpoints that have none of their own, see `offerConfigurations`. */
export function defaultRoutes(parts: ConfigurationResourceParts): Hono {
  const routes = new Hono();
  offerConfigurations(routes, "/app-versions/:appVersionName", parts);
  return routes;
}
