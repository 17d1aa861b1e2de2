import { clockWaiter, systemClock } from "../runtime/index.ts";
import { nodeHttp, tcpChannels, webSocketChannels } from "../transport/index.ts";
import { WorldDrivers } from "./drivers/index.ts";
import type { WorldAddresses } from "./world-addresses.ts";

/** What can be done with a world that is reached over real sockets, by the clock of the system. */
export function wireDrivers(addresses: WorldAddresses): WorldDrivers {
  return new WorldDrivers(addresses, {
    http: nodeHttp(),
    channels: tcpChannels,
    webSockets: webSocketChannels,
    clock: systemClock,
    waiter: clockWaiter(systemClock),
  });
}
