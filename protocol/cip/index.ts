export { type CommandInvocationRequest, commandInvocationRequestCodec } from "./command-invocation-request.ts";
export { type CommandInvocationResult, commandInvocationResultCodec } from "./command-invocation-result.ts";
export {
  CIP_PROTOCOL,
  COMMAND_REQUEST,
  COMMAND_RESULT,
  commandRequestSubject,
  commandResultSubject,
} from "./subjects.ts";
