export { appliedRequestsWithNulls, appliedRequestVectors, wrongAppliedRequests } from "./applied-request.ts";
export { configurationRequestVectors, wrongConfigurationRequests } from "./configuration-request.ts";
export { configurationResponseVectors, wrongConfigurationResponses } from "./configuration-response.ts";
