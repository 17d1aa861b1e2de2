import { once } from "node:events";
import { createServer } from "node:net";
import type { IdGenerator } from "../../runtime/index.ts";

/** Below what systems give to outgoing connections, so that none takes the port while a server restarts. */
const PORT_MIN = 20_000;
const PORTS = 10_000;
const ATTEMPTS_MAX = 20;

/** A port on `host` that nobody serves. Which one is tried first depends on `ids`. Rejects if all tried are taken. */
export async function freePort(host: string, ids: IdGenerator): Promise<number> {
  for (let attempt = 1; attempt <= ATTEMPTS_MAX; attempt += 1) {
    const port = PORT_MIN + (Number.parseInt(ids.next().slice(0, 8), 16) % PORTS);
    if (await isFree(host, port)) {
      return port;
    }
  }
  throw new Error(`${ATTEMPTS_MAX} ports from ${PORT_MIN} to ${PORT_MIN + PORTS - 1} on ${host} were all taken`);
}

async function isFree(host: string, port: number): Promise<boolean> {
  const server = createServer();
  try {
    await once(server.listen({ host, port, exclusive: true }), "listening");
  } catch {
    return false;
  }
  await once(server.close(), "close");
  return true;
}
