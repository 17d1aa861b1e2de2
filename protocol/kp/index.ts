export { type ErrorResponse, encodeErrorResponse, parseErrorResponse } from "./error-response.ts";
export { InvalidTopicError } from "./invalid-topic-error.ts";
export {
  parseRequestTopic,
  REQUEST_ID_MAX,
  type ResourcePath,
  requestTopic,
  type ZeroRequestId,
} from "./resource-path.ts";
export { parseResponseTopic, type ResponseKind, responseTopic } from "./response-topic.ts";
