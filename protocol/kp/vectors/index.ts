export { errorResponseVectors, wrongErrorResponses } from "./error-response.ts";
export { requestTopicVectors, wrongTopicVectors } from "./topics.ts";
