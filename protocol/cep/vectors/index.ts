export { commandRequestVectors, wrongCommandRequests } from "./command-request.ts";
export { commandResponseVectors, looselySpelledCommandResponses, wrongCommandResponses } from "./command-response.ts";
export {
  resultRequestVectors,
  toleratedResultRequests,
  untoleratedResultRequests,
  wrongResultRequests,
} from "./result-request.ts";
