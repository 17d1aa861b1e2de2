import { Hono } from "hono";
import { readBody, type Shape, shape } from "../control/index.ts";
import type { EndpointDirectory } from "./endpoint-directory.ts";
import { ENDPOINTS_PER_FILTER_MAX, type FilterDirectory } from "./filter-directory.ts";
import { ENDPOINT_ID_PATTERN } from "./naming.ts";
import type { ReadFaults } from "./read-faults.ts";

/** An endpoint that a filter matches. */
export interface MatchingEndpoint {
  readonly endpointId: string;
  readonly appVersionName: string;
}

/** What the routes work with. */
export interface FilterRoutesParts {
  readonly filters: FilterDirectory;
  readonly endpoints: EndpointDirectory;
  readonly readFaults: ReadFaults;
}

const filterShape: Shape<{ readonly endpointIds: readonly string[] }> = shape({
  type: "object",
  required: ["endpointIds"],
  additionalProperties: false,
  properties: {
    endpointIds: {
      type: "array",
      uniqueItems: true,
      maxItems: ENDPOINTS_PER_FILTER_MAX,
      items: { type: "string", pattern: ENDPOINT_ID_PATTERN },
    },
  },
});

/**
 * `PUT` (`{endpointIds}`), `GET` and `DELETE` of `/:filterId` for whoever sets up the world, and
 * `GET /:filterId/endpoints`, which lists the registered endpoints that match, as `MatchingEndpoint`s.
 */
export function filterRoutes({ filters, endpoints, readFaults }: FilterRoutesParts): Hono {
  const routes = new Hono();
  routes.put("/:filterId", async (context) => {
    const { endpointIds } = await readBody(context, filterShape);
    const filter = { filterId: context.req.param("filterId"), endpointIds };
    return context.json(filter, filters.put(filter) ? 201 : 200);
  });
  routes.get("/:filterId", (context) => context.json(filters.get(context.req.param("filterId"))));
  routes.delete("/:filterId", (context) => context.json(filters.delete(context.req.param("filterId"))));

  routes.get("/:filterId/endpoints", (context) => {
    const filterId = context.req.param("filterId");
    const matching = matchingEndpoints(filters.find(filterId)?.endpointIds ?? [], endpoints);
    return readFaults.around(matching.length === 0 ? [{}] : matching, () => {
      filters.get(filterId);
      return context.json(matching);
    });
  });
  return routes;
}

function matchingEndpoints(endpointIds: readonly string[], endpoints: EndpointDirectory): readonly MatchingEndpoint[] {
  return endpointIds.flatMap((endpointId) => {
    const endpoint = endpoints.find(endpointId);
    return endpoint === undefined ? [] : [{ endpointId, appVersionName: endpoint.appVersionName }];
  });
}
