export { connectNats, type NatsOptions, type ReconnectSettings } from "./connect-nats.ts";
