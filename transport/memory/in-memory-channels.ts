import type { Deliveries } from "../../runtime/index.ts";
import type { ByteChannel, ChannelListener, ChannelTransport } from "../byte-channel.ts";
import { TransportError } from "../transport-error.ts";
import { InMemoryChannel } from "./in-memory-channel.ts";

interface Listening {
  readonly onChannel: (channel: ByteChannel) => void;
  readonly accepted: Set<InMemoryChannel>;
}

/** Byte channels inside the process, at addresses of the form `memory://name`. Each direction has its own order. */
export class InMemoryChannels implements ChannelTransport {
  readonly #deliveries: Deliveries;
  readonly #listening = new Map<string, Listening>();
  #connections = 0;

  constructor(deliveries: Deliveries) {
    this.#deliveries = deliveries;
  }

  async listen(name: string, _port: number, onChannel: (channel: ByteChannel) => void): Promise<ChannelListener> {
    const address = `memory://${name}`;
    if (this.#listening.has(address)) {
      throw new TransportError("ADDRESS_IN_USE", `somebody listens at ${address} already; choose another name`);
    }
    const listening = { onChannel, accepted: new Set<InMemoryChannel>() };
    this.#listening.set(address, listening);
    const close = async () => {
      this.#listening.delete(address);
      listening.accepted.forEach((channel) => channel.destroy());
      listening.accepted.clear();
    };
    return { address, close };
  }

  connect(address: string): Promise<ByteChannel> {
    this.#connections += 1;
    const key = `channel/${address}/${this.#connections}`;
    const toServer = (action: () => void) => this.#deliveries.deliver(`${key}/to-server`, action);
    const toClient = (action: () => void) => this.#deliveries.deliver(`${key}/to-client`, action);
    return new Promise((resolve, reject) => {
      toServer(() => {
        const listening = this.#listening.get(address);
        if (listening === undefined) {
          const explanation = `nobody listens at ${address}; start its server first`;
          toClient(() => reject(new TransportError("CHANNEL_UNREACHABLE", explanation)));
          return;
        }
        const [client, server] = InMemoryChannel.pair(toServer, toClient);
        listening.accepted.add(server);
        server.onClose(() => listening.accepted.delete(server));
        toClient(() => resolve(client));
        listening.onChannel(server);
      });
    });
  }
}
