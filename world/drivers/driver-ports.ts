import type { Clock, Waiter } from "../../runtime/index.ts";
import type { ChannelTransport, HttpTransport } from "../../transport/index.ts";

/** How the drivers reach the world: real sockets, or the process that they live in. */
export interface DriverPorts {
  readonly http: HttpTransport;
  readonly channels: ChannelTransport;
  /** For addresses of the form `ws://…`. */
  readonly webSockets: ChannelTransport;
  readonly clock: Clock;
  readonly waiter: Waiter;
}
