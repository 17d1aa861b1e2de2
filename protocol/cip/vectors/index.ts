export { commandInvocationRequestVectors, wrongCommandInvocationRequests } from "./command-invocation-request.ts";
export { commandInvocationResultVectors, wrongCommandInvocationResults } from "./command-invocation-result.ts";
