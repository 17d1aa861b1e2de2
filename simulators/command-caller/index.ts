export type { Invocation, RawRequest, ReplyTo, SentInvocation, ShownPayload } from "./invocation.ts";
export type { ReceivedResult } from "./result-log.ts";
export type { CommandCallerSettings } from "./settings.ts";
export { type CommandCallerPorts, type StartedCommandCaller, startCommandCaller } from "./start-command-caller.ts";
