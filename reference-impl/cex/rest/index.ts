export { type OpenApiDocument, openApiDocument } from "./open-api/index.ts";
export type { BatchRequest, CommandDesk, EndpointPlace, InvocationRequest, Invoked } from "./ports.ts";
export { type RestInterfaceParts, restInterface } from "./rest-interface.ts";
export { type RestRules, restRules } from "./rest-rules.ts";
export { PAYLOAD_BYTES_MAX, type RestSettings } from "./rest-settings.ts";
export { UnavailableError } from "./unavailable-error.ts";
