import { ENDPOINT_ID_PATTERN } from "./configuration-request.ts";
import type { ConfigurationKey } from "./configuration-store.ts";

/** By appversion name, ids of endpoints. */
export type EndpointLists = Readonly<Record<string, readonly string[]>>;

/** The form of `EndpointLists` in JSON Schema. */
export const endpointListsSchema = {
  type: "object",
  additionalProperties: {
    type: "array",
    items: { type: "string", pattern: ENDPOINT_ID_PATTERN.source },
  },
};

/** The configurations of one name of all the endpoints. */
export function keysOf(endpoints: EndpointLists, name: string): readonly ConfigurationKey[] {
  return Object.entries(endpoints).flatMap(([appVersionName, endpointIds]) =>
    endpointIds.map((endpointId) => ({ endpointId, appVersionName, name })),
  );
}
