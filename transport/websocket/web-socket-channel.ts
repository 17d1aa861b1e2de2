import { WebSocket } from "ws";
import type { ByteChannel } from "../byte-channel.ts";

/** Bytes that may wait for a peer that does not read. Then the channel breaks. */
const UNSENT_BYTES_MAX = 16 * 1_048_576;
const NORMAL_CLOSURE = 1_000;
const UNSUPPORTED_DATA = 1_003;

/**
 * A byte channel over a WebSocket that is open. Bytes travel in binary frames, whose borders mean nothing; a text
 * frame closes the channel (MQTT 3.1.1, section 6).
 */
export class WebSocketChannel implements ByteChannel {
  readonly #socket: WebSocket;
  #onData: (chunk: Uint8Array) => void = () => {};
  #destroyed = false;

  constructor(socket: WebSocket) {
    this.#socket = socket;
    // What comes before somebody wants it stays in the socket.
    socket.pause();
    // A broken connection is told by its closing; without this listener Node would end the process.
    socket.on("error", () => {});
    socket.on("message", (data, isBinary) => this.#receive(data, isBinary));
  }

  write(bytes: Uint8Array): void {
    if (this.#socket.readyState !== WebSocket.OPEN || bytes.length === 0) {
      return;
    }
    this.#socket.send(bytes, { binary: true });
    if (this.#socket.bufferedAmount > UNSENT_BYTES_MAX) {
      this.destroy();
    }
  }

  onData(handler: (chunk: Uint8Array) => void): void {
    this.#onData = handler;
    this.#socket.resume();
  }

  onClose(handler: () => void): void {
    this.#socket.once("close", handler);
  }

  close(): void {
    this.#socket.close(NORMAL_CLOSURE);
  }

  destroy(): void {
    this.#destroyed = true;
    this.#socket.terminate();
  }

  #receive(data: unknown, isBinary: boolean): void {
    if (!isBinary) {
      this.#socket.close(UNSUPPORTED_DATA, "only binary frames are taken");
    } else if (data instanceof Uint8Array && data.length > 0 && !this.#destroyed) {
      this.#onData(data);
    }
  }
}
