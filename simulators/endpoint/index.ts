export {
  answersAfterExpiry,
  answersTwice,
  type CommandBehaviour,
  type CommandOutcome,
  type DeviceCommand,
  delays,
  executes,
  executesBy,
  ignores,
  leaves,
  rejects,
  resends,
} from "./command-behaviour.ts";
export { CommandDevice, type CommandDeviceSettings, type CommandOptions } from "./command-device.ts";
export {
  type CommandReaction,
  type CommandStage,
  fateOfResult,
  type ResultFate,
  reactionTo,
} from "./command-reaction.ts";
export { ConfigurationDevice, type ConfigurationOptions } from "./configuration-device.ts";
export { readCommands } from "./device-commands.ts";
export type { DeviceLine } from "./device-exchanges.ts";
export type { DeviceAnswer, ReceivedCommand, Remembered, ResultAnswer, UnreadableCommands } from "./device-records.ts";
export type {
  Endpoint,
  EndpointIdentity,
  EndpointRequest,
  EndpointResponse,
  PushedResource,
  ReceivedMessage,
  SentRequest,
} from "./endpoint.ts";
export { HttpEndpoint, type HttpEndpointOptions } from "./http-endpoint.ts";
export { InboxClosedError } from "./inbox.ts";
export { type DeviceConnection, MqttEndpoint, type MqttEndpointOptions } from "./mqtt-endpoint.ts";
export { SharedConnection } from "./shared-connection.ts";
