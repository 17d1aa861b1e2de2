import type { Clock, Deliveries, Random } from "../../runtime/index.ts";
import type { Transport } from "../transport.ts";
import { InMemoryChannels } from "./in-memory-channels.ts";
import { InMemoryHttp } from "./in-memory-http.ts";
import { InMemoryNetwork } from "./in-memory-network.ts";

/**
 * A world inside the process: one bus network, byte channels and HTTP. Everything that travels is handed to
 * `deliveries`; `random` picks members of queue groups; `clock` bounds requests on the bus.
 */
export function inMemoryTransport(deliveries: Deliveries, random: Random, clock: Clock): Transport {
  const network = new InMemoryNetwork(deliveries, random, clock);
  const channels = new InMemoryChannels(deliveries);
  return {
    connectBus: async (name) => network.connectBus(name),
    channels,
    webSockets: channels,
    http: new InMemoryHttp(deliveries),
  };
}
