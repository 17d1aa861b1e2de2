import { connectNats, type NatsOptions } from "./nats/index.ts";
import { nodeHttp } from "./node-http/index.ts";
import { tcpChannels } from "./tcp/index.ts";
import type { Transport } from "./transport.ts";
import { webSocketChannels } from "./websocket/index.ts";

/** The real network: NATS by `options` (each connection has its own name), TCP, and HTTP on the loopback interface. */
export function nodeTransport(options: Omit<NatsOptions, "name">): Transport {
  return {
    connectBus: (name) => connectNats({ ...options, name }),
    channels: tcpChannels,
    webSockets: webSocketChannels,
    http: nodeHttp(),
  };
}
