export { InMemoryChannels } from "./in-memory-channels.ts";
export { InMemoryHttp } from "./in-memory-http.ts";
export { InMemoryNetwork } from "./in-memory-network.ts";
export { inMemoryTransport } from "./in-memory-transport.ts";
