import type { ByteChannel } from "../byte-channel.ts";
import { TransportError } from "../transport-error.ts";

/** Bytes that may wait until `onData` is called. */
const UNREAD_BYTES_MAX = 1_048_576;

/** Makes a delivery in one direction of a pair; what is sent first arrives first. */
export type Send = (action: () => void) => void;

/**
 * One end of a pair. The end of a connection travels like data: the side that closes first hears `onClose` when the
 * other has answered, as with TCP.
 */
export class InMemoryChannel implements ByteChannel {
  readonly #send: Send;
  #peer: InMemoryChannel | undefined;
  #state: "open" | "ending" | "closed" | "destroyed" = "open";
  #onData: ((chunk: Uint8Array) => void) | undefined;
  readonly #onClose: (() => void)[] = [];
  #unread: Uint8Array[] = [];

  private constructor(send: Send) {
    this.#send = send;
  }

  /** Two connected ends. */
  static pair(fromFirst: Send, fromSecond: Send): [InMemoryChannel, InMemoryChannel] {
    const first = new InMemoryChannel(fromFirst);
    const second = new InMemoryChannel(fromSecond);
    first.#peer = second;
    second.#peer = first;
    return [first, second];
  }

  write(bytes: Uint8Array): void {
    if (this.#state !== "open" || bytes.length === 0) {
      return;
    }
    const copy = bytes.slice();
    this.#toPeer((peer) => peer.#receive(copy));
  }

  onData(handler: (chunk: Uint8Array) => void): void {
    this.#onData = handler;
    const unread = this.#unread;
    this.#unread = [];
    unread.forEach((chunk) => this.#receive(chunk));
  }

  onClose(handler: () => void): void {
    this.#onClose.push(handler);
  }

  close(): void {
    if (this.#state === "open") {
      this.#state = "ending";
      this.#toPeer((peer) => peer.#peerEnded());
    }
  }

  destroy(): void {
    if (this.#state === "closed" || this.#state === "destroyed") {
      return;
    }
    this.#state = "destroyed";
    const peer = this.#peer;
    this.#send(() => {
      this.#tellClosed();
      if (peer !== undefined) {
        peer.#broken();
      }
    });
  }

  /** What a destroyed end had sent and nobody has received yet is lost. */
  #toPeer(action: (peer: InMemoryChannel) => void): void {
    this.#send(() => {
      if (this.#state !== "destroyed" && this.#peer !== undefined) {
        action(this.#peer);
      }
    });
  }

  #receive(chunk: Uint8Array): void {
    if (this.#state === "closed" || this.#state === "destroyed") {
      return;
    }
    if (this.#onData !== undefined) {
      this.#onData(chunk);
      return;
    }
    this.#unread.push(chunk);
    if (this.#unread.reduce((sum, one) => sum + one.length, 0) > UNREAD_BYTES_MAX) {
      const explanation = `${UNREAD_BYTES_MAX} bytes came to a channel that nobody reads; call onData at once`;
      throw new TransportError("CHANNEL_UNREACHABLE", explanation);
    }
  }

  #peerEnded(): void {
    const answer = this.#state === "open";
    if (answer) {
      this.#toPeer((peer) => peer.#peerEnded());
    }
    this.#broken();
  }

  #broken(): void {
    if (this.#state === "open" || this.#state === "ending") {
      this.#state = "closed";
      this.#tellClosed();
    }
  }

  #tellClosed(): void {
    this.#onClose.forEach((handler) => handler());
  }
}
