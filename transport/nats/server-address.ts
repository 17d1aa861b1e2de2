import { TransportError } from "../transport-error.ts";

/** Where a NATS server is and as whom to enter, taken apart so that no message shows a password. */
export interface ServerAddress {
  /** Scheme, host and port. */
  readonly url: string;
  readonly user?: string;
  readonly pass?: string;
  readonly token?: string;
}

/**
 * Reads `nats://host:port`, `nats://user:password@host:port`, `nats://token@host:port`, or `host:port`. The port may
 * be left out. Throws `INVALID_ADDRESS`.
 */
export function parseServerAddress(server: string): ServerAddress {
  const url = parseUrl(server);
  if (url.hostname === "") {
    throw invalid(server);
  }
  const plain = `${url.protocol}//${url.host}`;
  const [first, second] = [decodeURIComponent(url.username), decodeURIComponent(url.password)];
  if (first === "") {
    return { url: plain };
  }
  return second === "" ? { url: plain, token: first } : { url: plain, user: first, pass: second };
}

function parseUrl(server: string): URL {
  try {
    return new URL(server.includes("://") ? server : `nats://${server}`);
  } catch {
    throw invalid(server);
  }
}

function invalid(server: string): TransportError {
  const shown = server.slice(server.lastIndexOf("@") + 1);
  return new TransportError("INVALID_ADDRESS", `'${shown}' is not a NATS server; write nats://host:port`);
}
