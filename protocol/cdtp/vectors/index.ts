export { configAppliedVectors } from "./config-applied.ts";
export { configRequestVectors } from "./config-request.ts";
export { configResponseVectors } from "./config-response.ts";
export { configUpdatedVectors } from "./config-updated.ts";
