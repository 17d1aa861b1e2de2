import { Hono } from "hono";
import { readBody, type Shape, shape } from "../control/index.ts";
import { applicationSettingsShape } from "./application-settings.ts";
import { ENDPOINT_ID_PATTERN } from "./configuration-request.ts";
import { type EndpointLists, endpointListsSchema } from "./endpoint-lists.ts";
import type { FilterDirectory } from "./filter-directory.ts";
import type { EndpointInAppVersion } from "./missed-updates.ts";
import type { SchemaDirectory } from "./schema-directory.ts";

/** What orders to the provider work with. */
export interface ProviderControlParts {
  readonly filters: FilterDirectory;
  readonly schemas: SchemaDirectory;
  /** Announces what holds for the endpoint now; resolves when the bus has it. */
  readonly announce: (endpoint: EndpointInAppVersion) => Promise<void>;
}

const filterShape: Shape<{ readonly endpoints: EndpointLists }> = shape({
  type: "object",
  required: ["endpoints"],
  additionalProperties: false,
  properties: { endpoints: endpointListsSchema },
});

const announcementShape: Shape<EndpointInAppVersion> = shape({
  type: "object",
  required: ["endpointId", "appVersionName"],
  additionalProperties: false,
  properties: {
    endpointId: { type: "string", pattern: ENDPOINT_ID_PATTERN.source },
    appVersionName: { type: "string", minLength: 1 },
  },
});

/**
 * What only whoever sets up the world may say, to be mounted beside the routes of every simulator:
 * `POST /announcements` announces what holds for an endpoint although nothing changed (204);
 * `PUT`, `GET`, `DELETE` of `/filters/:filterId` say which endpoints a filter matches, by appversion;
 * `PUT`, `GET`, `DELETE` of `/applications/:applicationName` are for `ApplicationSettings`.
 */
export function providerControlRoutes({ filters, schemas, announce }: ProviderControlParts): Hono {
  const routes = new Hono();
  routes.post("/announcements", async (context) => {
    await announce(await readBody(context, announcementShape));
    return context.body(null, 204);
  });

  routes.put("/filters/:filterId", async (context) => {
    filters.put(context.req.param("filterId"), (await readBody(context, filterShape)).endpoints);
    return context.body(null, 204);
  });
  routes.get("/filters/:filterId", (context) =>
    context.json({ endpoints: filters.get(context.req.param("filterId")) }),
  );
  routes.delete("/filters/:filterId", (context) => {
    filters.delete(context.req.param("filterId"));
    return context.body(null, 204);
  });

  routes.put("/applications/:applicationName", async (context) => {
    schemas.put(context.req.param("applicationName"), await readBody(context, applicationSettingsShape));
    return context.body(null, 204);
  });
  routes.get("/applications/:applicationName", (context) =>
    context.json(schemas.get(context.req.param("applicationName"))),
  );
  routes.delete("/applications/:applicationName", (context) => {
    schemas.delete(context.req.param("applicationName"));
    return context.body(null, 204);
  });
  return routes;
}
