export { configurationRequestVectors, wrongConfigurationRequests } from "./configuration-request.ts";
export { configurationResponseVectors, wrongConfigurationResponses } from "./configuration-response.ts";
