export { BreakableConnection } from "./breakable-connection.ts";
export type { ByteChannel, ChannelListener, ChannelTransport } from "./byte-channel.ts";
export type {
  HttpHandler,
  HttpServer,
  HttpTransport,
  PlainHandler,
  PlainRequest,
  PlainResponse,
} from "./http.ts";
export type { HttpFailureListener } from "./http-answer.ts";
export { InMemoryChannels, InMemoryHttp, InMemoryNetwork, inMemoryTransport } from "./memory/index.ts";
export {
  type BusMessage,
  type BusStatus,
  type BusSubscription,
  type MessageBus,
  NoRespondersError,
  RequestTimeoutError,
  type SubscriptionOptions,
} from "./message-bus.ts";
export {
  isTopicFilter,
  MqttClient,
  type MqttConnectOptions,
  type MqttMessage,
  type MqttPacket,
  type MqttQos,
  MqttStream,
  type MqttStreamOptions,
  type MqttSubscription,
  type OutgoingMqttPacket,
  topicMatchesFilter,
} from "./mqtt/index.ts";
export { connectNats, type NatsOptions, type ReconnectSettings } from "./nats/index.ts";
export { type NodeHttpOptions, nodeHttp } from "./node-http/index.ts";
export { nodeTransport } from "./node-transport.ts";
export { webHandler } from "./plain-http.ts";
export { publishIfFits } from "./publish-if-fits.ts";
export { reasonPhrase } from "./reason-phrase.ts";
export { tcpChannels } from "./tcp/index.ts";
export type { Transport } from "./transport.ts";
export { TRANSPORT_ERRORS, TransportError, type TransportErrorCode } from "./transport-error.ts";
export { webSocketChannels } from "./websocket/index.ts";
