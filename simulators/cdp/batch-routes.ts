import { Hono } from "hono";
import { type Shape, shape } from "../control/index.ts";
import { chosenIdOf, configurationText, nameOf } from "./configuration-request.ts";
import type { ConfigurationWriter } from "./configuration-writer.ts";
import { type EndpointLists, endpointListsSchema, keysOf } from "./endpoint-lists.ts";
import type { FilterDirectory } from "./filter-directory.ts";
import { memberText } from "./member-text.ts";
import { refuseOtherMethods } from "./other-methods.ts";

interface Batch {
  readonly configPayload: unknown;
  readonly endpoints: EndpointLists;
}

const batchShape: Shape<Batch> = shape({
  type: "object",
  required: ["configPayload", "endpoints"],
  additionalProperties: false,
  properties: { configPayload: {}, endpoints: endpointListsSchema },
});

/**
 * One configuration for many endpoints, all or none of them: `PUT /endpoints/batch` for those that the body lists by
 * appversion, `PUT /endpoints/filters/:filterId` for those that the filter matches at this moment. 200 without a body.
 */
export function batchRoutes(writer: ConfigurationWriter, filters: FilterDirectory): Hono {
  const routes = new Hono();
  routes.put("/endpoints/batch", async (context) => {
    const name = nameOf(context);
    const configId = chosenIdOf(context);
    const body = await configurationText(context);
    const { configPayload, endpoints } = batchShape.read(body.value, "the body of PUT /endpoints/batch");
    const text = memberText(body.text, "configPayload") ?? JSON.stringify(configPayload);
    await writer.writeAll(keysOf(endpoints, name), { text, value: configPayload }, configId);
    return context.body(null, 200);
  });
  refuseOtherMethods(routes, "/endpoints/batch", ["PUT"]);

  routes.put("/endpoints/filters/:filterId", async (context) => {
    const keys = keysOf(filters.get(context.req.param("filterId")), nameOf(context));
    const configId = chosenIdOf(context);
    await writer.writeAll(keys, await configurationText(context), configId);
    return context.body(null, 200);
  });
  refuseOtherMethods(routes, "/endpoints/filters/:filterId", ["PUT"]);
  return routes;
}
