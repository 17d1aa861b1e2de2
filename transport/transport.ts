import type { ChannelTransport } from "./byte-channel.ts";
import type { HttpTransport } from "./http.ts";
import type { MessageBus } from "./message-bus.ts";

/** Everything by which parties of a world reach each other. A lane is a choice of transport. */
export interface Transport {
  /** A connection of its own to the bus; `name` shows up in the bus's monitoring. */
  connectBus(name: string): Promise<MessageBus>;
  readonly channels: ChannelTransport;
  /** As `channels`, for addresses of the form `ws://…` where the two differ. */
  readonly webSockets: ChannelTransport;
  readonly http: HttpTransport;
}
