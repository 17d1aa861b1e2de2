import { Hono } from "hono";
import { type ConfigurationResourceParts, offerConfigurations } from "./configuration-resource.ts";

/** `/endpoints/:endpointId/app-versions/:appVersionName`: what endpoints have of their own, see `offerConfigurations`. */
export function endpointConfigurationRoutes(parts: ConfigurationResourceParts): Hono {
  const routes = new Hono();
  offerConfigurations(routes, "/endpoints/:endpointId/app-versions/:appVersionName", parts);
  return routes;
}
