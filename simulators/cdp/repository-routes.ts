import { Hono } from "hono";
import type { Clock } from "../../runtime/index.ts";
import { batchRoutes } from "./batch-routes.ts";
import type { ConfigurationStore } from "./configuration-store.ts";
import type { ConfigurationWriter } from "./configuration-writer.ts";
import { defaultRoutes } from "./default-routes.ts";
import type { DispatchLog } from "./dispatch-log.ts";
import { endpointConfigurationRoutes } from "./endpoint-configuration-routes.ts";
import type { FilterDirectory } from "./filter-directory.ts";
import type { SchemaDirectory } from "./schema-directory.ts";
import { schemaRoutes } from "./schema-routes.ts";
import type { StatusLog } from "./status-log.ts";
import { statusRoutes } from "./status-routes.ts";
import { systemConfigurationRoutes } from "./system-configuration-routes.ts";
import type { SystemConfigurationStore } from "./system-configuration-store.ts";

/** What the REST interface of the repository shows and changes. */
export interface RepositoryRouteParts {
  readonly clock: Clock;
  readonly store: ConfigurationStore;
  readonly writer: ConfigurationWriter;
  readonly schemas: SchemaDirectory;
  readonly filters: FilterDirectory;
  readonly systemConfigurations: SystemConfigurationStore;
  readonly statuses: StatusLog;
  readonly dispatches: DispatchLog;
}

/**
 * The REST interface of a configuration repository, version 1, each resource in a file of its own. Besides,
 * `GET /dispatches?endpointId=` tells what consumers asked and what they were answered, which no real one does.
 */
export function repositoryRoutes(parts: RepositoryRouteParts): Hono {
  const routes = new Hono();
  routes.route("/", batchRoutes(parts.writer, parts.filters));
  routes.route("/", endpointConfigurationRoutes(parts));
  routes.route("/", defaultRoutes(parts));
  routes.route("/", schemaRoutes(parts.schemas));
  routes.route("/", statusRoutes(parts.statuses));
  routes.route("/", systemConfigurationRoutes(parts.systemConfigurations, parts.clock));
  routes.get("/dispatches", (context) => context.json(parts.dispatches.list(context.req.query("endpointId"))));
  return routes;
}
