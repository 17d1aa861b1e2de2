export { type AttributeQuery, encodeAttributeQuery, parseAttributeQuery } from "./attribute-query.ts";
export { QUERY_RESOURCE_PATH } from "./resource-path.ts";
