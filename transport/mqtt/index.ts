export { MqttClient, type MqttMessage, type MqttQos, type MqttSubscription } from "./mqtt-client.ts";
export type { MqttConnectOptions } from "./mqtt-connect.ts";
export { type MqttPacket, MqttStream, type MqttStreamOptions, type OutgoingMqttPacket } from "./mqtt-stream.ts";
export { isTopicFilter, topicMatchesFilter } from "./topic-filter.ts";
