import { Hono } from "hono";
import { RestError } from "../control/index.ts";
import { refuseOtherMethods } from "./other-methods.ts";
import { pageOf } from "./page.ts";
import type { StatusLog } from "./status-log.ts";

/**
 * `GET /statuses?endpointId=` (required) `&appVersionName=&configId=&page=&size=`: what is known of the configurations
 * that were sent, as a page of `ConfigurationStatus`; what changed the longest ago comes first.
 */
export function statusRoutes(statuses: StatusLog): Hono {
  const routes = new Hono();
  routes.get("/statuses", (context) => {
    const { endpointId, appVersionName, configId } = context.req.query();
    if (endpointId === undefined || endpointId === "") {
      throw new RestError(400, "the query: endpointId is missing; name the endpoint whose statuses are wanted");
    }
    return context.json(pageOf(context, statuses.list({ endpointId, appVersionName, configId })));
  });
  refuseOtherMethods(routes, "/statuses", ["GET"]);
  return routes;
}
