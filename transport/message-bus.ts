/** A message as it came off the bus. */
export interface BusMessage {
  readonly subject: string;
  readonly payload: Uint8Array;
  /** Where the sender wants the answer. */
  readonly replyTo: string | undefined;
  /** True for the bus's own notice that nobody listens to the subject of a message that asked for an answer. */
  readonly noResponders: boolean;
}

/** What may be said of a subscription. */
export interface SubscriptionOptions {
  /** Members of one queue group share the messages; each message goes to one of them. */
  readonly queueGroup?: string;
}

/** An active interest in a subject. */
export interface BusSubscription {
  /** Ends the interest at once. Messages that have not been handled yet are dropped. */
  unsubscribe(): void;
  /**
   * Takes no further messages, hands out those that have arrived, and then resolves. While the connection is broken,
   * what arrived before is handed out and nothing is waited for.
   */
  drain(): Promise<void>;
}

/** What a bus tells about its own state. */
export type BusStatus =
  | { readonly kind: "disconnected" | "reconnected" | "closed" }
  | { readonly kind: "slow-consumer"; readonly subject: string; readonly pendingMessages: number };

/** The bus's word that nobody listens to `subject`. */
export class NoRespondersError extends Error {
  override readonly name = "NoRespondersError";
  readonly subject: string;

  constructor(subject: string) {
    super(`nobody listens to ${subject}`);
    this.subject = subject;
  }
}

/** The answer to a request did not come in time. */
export class RequestTimeoutError extends Error {
  override readonly name = "RequestTimeoutError";
}

/**
 * One connection to a message bus with the semantics of NATS core: subjects of dot-separated tokens, `*` for one
 * token and `>` for the rest in subscriptions, queue groups, reply subjects, at most once.
 *
 * Messages from one connection to another arrive in the order of sending.
 */
export interface MessageBus {
  /** Sends without waiting. A message sent while the connection is broken may be buffered or lost. */
  publish(subject: string, payload: Uint8Array, replyTo?: string): void;
  /** Calls `handler` for each message, one at a time, never inside the call to `publish`. */
  subscribe(subject: string, handler: (message: BusMessage) => void, options?: SubscriptionOptions): BusSubscription;
  /**
   * Sends and resolves with the first answer. Rejects with `NoRespondersError` or `RequestTimeoutError`.
   * For probes and tests: services on a hot path use a fixed reply subject of their own.
   */
  request(subject: string, payload: Uint8Array, timeoutMs: number): Promise<BusMessage>;
  /** Resolves when the bus has taken everything that was published and every subscription is in force. */
  flush(): Promise<void>;
  /** Registers `listener` for changes of the connection's state. */
  onStatus(listener: (status: BusStatus) => void): void;
  /** Hands out what has arrived, sends what was published, and ends the connection. */
  close(): Promise<void>;
}
