export type { JsonSchema, OpenApiDocument, OperationObject, Reference, ResponseObject } from "./document-types.ts";
export { openApiDocument } from "./open-api-document.ts";
