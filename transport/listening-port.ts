import type { Server } from "node:net";
import { reasonOf, TransportError } from "./transport-error.ts";

/**
 * Lets `server` listen for `name`, and returns the port. Port 0 lets the system choose. Rejects with `ADDRESS_IN_USE`
 * if the port is taken, and with `INVALID_ADDRESS` if it cannot be listened on for another reason.
 */
export function listeningPort(server: Server, name: string, port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", (cause) => {
      const taken = "code" in cause && cause.code === "EADDRINUSE";
      const explanation = `${name} cannot listen on ${host}:${port}: ${reasonOf(cause)}; choose another port or 0`;
      reject(new TransportError(taken ? "ADDRESS_IN_USE" : "INVALID_ADDRESS", explanation, { cause }));
    });
    server.listen(port, host, () => {
      const address = server.address();
      resolve(typeof address === "object" && address !== null ? address.port : port);
    });
  });
}
