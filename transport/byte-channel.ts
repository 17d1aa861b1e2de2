/** A two-way stream of bytes between two parties, such as a TCP connection. */
export interface ByteChannel {
  /** Sends. Does nothing on a closed channel. */
  write(bytes: Uint8Array): void;
  /** Bytes come in chunks of any size. To be set before the current turn of the event loop ends. */
  onData(handler: (chunk: Uint8Array) => void): void;
  /** Called once, when either side has closed or the connection broke. */
  onClose(handler: () => void): void;
  /** Sends what was written, then closes. */
  close(): void;
  /** Breaks the connection at once, as a cut cable would. */
  destroy(): void;
}

/** Accepts channels at an address. */
export interface ChannelListener {
  /** What `connect` takes: `tcp://127.0.0.1:1883`, `memory://communication-service`. */
  readonly address: string;
  /** Stops accepting and breaks the channels that are open. */
  close(): Promise<void>;
}

/** Makes and accepts byte channels. */
export interface ChannelTransport {
  /**
   * Listens under `name`; `port` 0 lets the system choose. Only TCP has ports.
   * Rejects with an error that names the port if it is taken.
   */
  listen(name: string, port: number, onChannel: (channel: ByteChannel) => void): Promise<ChannelListener>;
  /** Rejects if nobody listens at `address`. */
  connect(address: string): Promise<ByteChannel>;
}
