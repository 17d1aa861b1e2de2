import { type ConnectionOptions, connect } from "@nats-io/transport-node";
import type { MessageBus } from "../message-bus.ts";
import { NatsBus } from "./nats-bus.ts";
import { connectError } from "./nats-errors.ts";
import { parseServerAddress, type ServerAddress } from "./server-address.ts";

/** How a broken connection is made anew. */
export interface ReconnectSettings {
  /** Attempts per server; by default without end. */
  readonly attemptsMax?: number;
  /** The pause between attempts; 500 milliseconds by default. */
  readonly waitMs?: number;
}

/** Where and how to connect to NATS. */
export interface NatsOptions {
  /** `nats://host:port`, tried in this order; a user and password or a token may stand before the host. */
  readonly servers: readonly string[];
  /** What the server's monitoring shows. */
  readonly name: string;
  readonly user?: string;
  readonly pass?: string;
  readonly token?: string;
  /** For the first connection, per server; 5000 milliseconds by default. */
  readonly connectTimeoutMs?: number;
  readonly reconnect?: ReconnectSettings;
  /**
   * How many messages of one subscription may wait for their handler before the `slow-consumer` notice. Without it
   * handlers run straight from the socket, which is faster, and there is no notice.
   */
  readonly maxPendingMessages?: number;
}

const CONNECT_TIMEOUT_MS = 5_000;
const RECONNECT_WAIT_MS = 500;
const WITHOUT_END = -1;

/**
 * Connects to the first of the servers that answers. Rejects with `BUS_UNREACHABLE`, `BUS_REFUSED` or
 * `INVALID_ADDRESS`.
 */
export async function connectNats(options: NatsOptions): Promise<MessageBus> {
  const addresses = options.servers.map(parseServerAddress);
  const timeoutMs = options.connectTimeoutMs ?? CONNECT_TIMEOUT_MS;
  const servers = addresses.map((address) => address.url);
  try {
    const connection = await connect({
      servers,
      name: options.name,
      timeout: timeoutMs,
      noRandomize: true,
      maxReconnectAttempts: options.reconnect?.attemptsMax ?? WITHOUT_END,
      reconnectTimeWait: options.reconnect?.waitMs ?? RECONNECT_WAIT_MS,
      ...credentials(options, addresses),
    });
    return new NatsBus(connection, options.name, options.maxPendingMessages);
  } catch (error) {
    throw connectError(error, servers, timeoutMs);
  }
}

function credentials(options: NatsOptions, addresses: readonly ServerAddress[]): ConnectionOptions {
  const given = [options, ...addresses].find((one) => one.user !== undefined || one.token !== undefined);
  return {
    ...(given?.user === undefined ? {} : { user: given.user }),
    ...(given?.pass === undefined ? {} : { pass: given.pass }),
    ...(given?.token === undefined ? {} : { token: given.token }),
  };
}
