export { type CommandResource, commandPath, parseCommandPath, resultPath } from "./command-path.ts";
export { type CommandRequest, encodeCommandRequest, parseCommandRequest } from "./command-request.ts";
export {
  type CommandResponseOptions,
  encodeCommands,
  type OutstandingCommand,
  parseCommandResponse,
  type ReceivedCommand,
} from "./command-response.ts";
export { COMMAND_TYPE_PATTERNS, type CommandTypePattern, isCommandType } from "./command-type.ts";
export {
  type ExecutionResult,
  encodeResults,
  parseResultRequest,
  type ResultRequestOptions,
} from "./result-request.ts";
