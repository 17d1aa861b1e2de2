import { Hono } from "hono";
import { configurationText } from "./configuration-request.ts";
import { refuseOtherMethods } from "./other-methods.ts";
import type { SchemaDirectory } from "./schema-directory.ts";

const SCHEMAS = "/app-versions/:appVersionName/schemas";

/**
 * `GET /app-versions/:appVersionName/schemas`: the schema that holds for the appversion, 404 if there is none.
 * `PUT …/schemas/validate`: whether the body could be a configuration of the appversion: 200 without a body, or 400 with
 * what is wrong, or 404 without a schema. Nothing is stored.
 */
export function schemaRoutes(schemas: SchemaDirectory): Hono {
  const routes = new Hono();
  routes.get(SCHEMAS, (context) => context.json(schemas.schemaOf(context.req.param("appVersionName")).document));
  refuseOtherMethods(routes, SCHEMAS, ["GET"]);

  routes.put(`${SCHEMAS}/validate`, async (context) => {
    const appVersionName = context.req.param("appVersionName");
    const { value } = await configurationText(context);
    schemas.schemaOf(appVersionName);
    schemas.assertAllowed(appVersionName, value);
    return context.body(null, 200);
  });
  refuseOtherMethods(routes, `${SCHEMAS}/validate`, ["PUT"]);
  return routes;
}
