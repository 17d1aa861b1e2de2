import type { Socket } from "node:net";
import type { ByteChannel } from "../byte-channel.ts";

/** Bytes that may wait for a peer that does not read. Then the channel breaks. */
const UNSENT_BYTES_MAX = 16 * 1_048_576;
/** How long a peer may leave its side open after this side has closed. Then the channel breaks. */
const LINGER_MS = 5_000;

/** A byte channel over a connected TCP socket. */
export class TcpChannel implements ByteChannel {
  readonly #socket: Socket;

  constructor(socket: Socket) {
    this.#socket = socket;
    socket.setNoDelay(true);
    // A broken connection is told by its closing; without this listener Node would end the process.
    socket.on("error", () => {});
  }

  write(bytes: Uint8Array): void {
    if (!this.#socket.writable) {
      return;
    }
    this.#socket.write(bytes);
    if (this.#socket.writableLength > UNSENT_BYTES_MAX) {
      this.destroy();
    }
  }

  onData(handler: (chunk: Uint8Array) => void): void {
    this.#socket.removeAllListeners("data");
    this.#socket.on("data", handler);
  }

  onClose(handler: () => void): void {
    this.#socket.once("close", handler);
  }

  close(): void {
    this.#socket.end();
    this.#socket.setTimeout(LINGER_MS, () => this.destroy());
  }

  destroy(): void {
    // A reset that is asked for while the closing handshake is under way never completes.
    if (this.#socket.writableEnded) {
      this.#socket.destroy();
    } else if (!this.#socket.destroyed) {
      this.#socket.resetAndDestroy();
    }
  }
}
