/** A message as the recorder saw it, undecoded. */
export interface RecordedMessage {
  /** Position in the recording, from 1. The recorder's view: it proves no order between different senders. */
  readonly sequence: number;
  /** The recorder's time, Unix milliseconds. */
  readonly atMs: number;
  readonly transport: "nats" | "mqtt" | "http";
  /** Client traffic is seen from the communication service. */
  readonly direction: "bus" | "fromClient" | "toClient";
  /** NATS subject, MQTT topic or URL path. */
  readonly path: string;
  readonly replyTo?: string;
  /** Which client connection it was; only client traffic has one. */
  readonly connection?: string;
  readonly qualityOfService?: 0 | 1;
  /** Status of an HTTP response. */
  readonly statusCode?: number;
  /** True if a scenario put it on the bus by hand, so that no simulator answers for its form. */
  readonly injected?: boolean;
  readonly payload: Uint8Array;
}

/** Everything that was seen in one world, closed by a quiet period. */
export interface Recording {
  readonly messages: readonly RecordedMessage[];
  /** When the recorder stopped listening, Unix milliseconds. */
  readonly closedAtMs: number;
}
