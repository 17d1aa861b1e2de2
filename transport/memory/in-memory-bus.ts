import type { Clock, Deliveries } from "../../runtime/index.ts";
import {
  type BusMessage,
  type BusStatus,
  type BusSubscription,
  type MessageBus,
  NoRespondersError,
  RequestTimeoutError,
  type SubscriptionOptions,
} from "../message-bus.ts";
import { checkPattern, checkSubject } from "../subject.ts";
import { TransportError } from "../transport-error.ts";
import type { Interest, InterestTable } from "./interest.ts";

/** As a NATS server's default `max_payload`. */
const PAYLOAD_BYTES_MAX = 1_048_576;
/** Messages that may wait for one connection. A NATS server cuts a consumer off at 64 MiB. */
const PENDING_MESSAGES_MAX = 1_000_000;

/** What a connection needs of its network. */
export interface InMemoryBusParts {
  readonly name: string;
  readonly inboxPrefix: string;
  readonly interests: InterestTable<InMemoryBus>;
  readonly deliveries: Deliveries;
  readonly clock: Clock;
}

interface PendingMessage {
  readonly interest: Interest<InMemoryBus>;
  readonly message: BusMessage;
}

/** One connection to an `InMemoryNetwork`. */
export class InMemoryBus implements MessageBus {
  readonly #parts: InMemoryBusParts;
  readonly #own = new Set<Interest<InMemoryBus>>();
  readonly #pending = new Set<PendingMessage>();
  readonly #requests = new Set<(error: Error) => void>();
  readonly #listeners: ((status: BusStatus) => void)[] = [];
  #inboxes = 0;
  #closed = false;
  #closing: Promise<void> | undefined;

  constructor(parts: InMemoryBusParts) {
    this.#parts = parts;
  }

  publish(subject: string, payload: Uint8Array, replyTo?: string): void {
    this.#checkOpen();
    checkSubject(subject);
    if (replyTo !== undefined) {
      checkSubject(replyTo);
    }
    if (payload.length > PAYLOAD_BYTES_MAX) {
      const explanation = `${payload.length} bytes for ${subject}; the bus takes ${PAYLOAD_BYTES_MAX}`;
      throw new TransportError("PAYLOAD_TOO_LARGE", explanation);
    }
    const receivers = this.#parts.interests.receivers(subject);
    const message = { subject, payload: payload.slice(), replyTo, noResponders: false };
    for (const interest of receivers) {
      interest.owner.#accept(this, interest, message);
    }
    if (receivers.length === 0 && replyTo !== undefined) {
      this.#noticeNoResponders(replyTo);
    }
  }

  subscribe(subject: string, handler: (message: BusMessage) => void, options?: SubscriptionOptions): BusSubscription {
    this.#checkOpen();
    checkPattern(subject);
    const interest = { owner: this, pattern: subject, queueGroup: options?.queueGroup, handler };
    this.#own.add(interest);
    this.#parts.interests.add(interest);
    return {
      unsubscribe: () => {
        this.#lose(interest);
        for (const pending of this.#waitingFor(interest)) {
          this.#pending.delete(pending);
        }
      },
      drain: async () => {
        this.#lose(interest);
        await Promise.resolve();
        for (const pending of this.#waitingFor(interest)) {
          this.#handOut(pending);
        }
      },
    };
  }

  #lose(interest: Interest<InMemoryBus>): void {
    this.#own.delete(interest);
    this.#parts.interests.remove(interest);
  }

  #waitingFor(interest: Interest<InMemoryBus>): PendingMessage[] {
    return [...this.#pending].filter((pending) => pending.interest === interest);
  }

  async request(subject: string, payload: Uint8Array, timeoutMs: number): Promise<BusMessage> {
    this.#inboxes += 1;
    const inbox = `${this.#parts.inboxPrefix}.${this.#inboxes}`;
    let end = (): void => {};
    try {
      const answer = await new Promise<BusMessage>((resolve, reject) => {
        const subscription = this.subscribe(inbox, resolve);
        const timer = this.#parts.clock.schedule(timeoutMs, () =>
          reject(new RequestTimeoutError(`no answer to ${subject} within ${timeoutMs} ms`)),
        );
        this.#requests.add(reject);
        end = () => {
          subscription.unsubscribe();
          timer.cancel();
          this.#requests.delete(reject);
        };
        this.publish(subject, payload, inbox);
      });
      if (answer.noResponders) {
        throw new NoRespondersError(subject);
      }
      return answer;
    } finally {
      end();
    }
  }

  async flush(): Promise<void> {
    this.#checkOpen();
  }

  onStatus(listener: (status: BusStatus) => void): void {
    this.#listeners.push(listener);
  }

  close(): Promise<void> {
    this.#closing ??= this.#end();
    return this.#closing;
  }

  /** What has arrived is handed out here and not by the deliveries, so that closing needs nobody to drive them. */
  async #end(): Promise<void> {
    for (const interest of this.#own) {
      this.#parts.interests.remove(interest);
    }
    await Promise.resolve();
    for (const pending of this.#pending) {
      this.#handOut(pending);
    }
    this.#closed = true;
    for (const reject of this.#requests) {
      reject(this.#closedError());
    }
    for (const listener of this.#listeners) {
      listener({ kind: "closed" });
    }
  }

  #accept(from: InMemoryBus, interest: Interest<InMemoryBus>, message: BusMessage): void {
    if (this.#pending.size >= PENDING_MESSAGES_MAX) {
      const explanation = `${PENDING_MESSAGES_MAX} messages wait for '${this.#parts.name}'; is anybody driving the time?`;
      throw new TransportError("BUS_OVERLOADED", explanation);
    }
    const pending = { interest, message };
    this.#pending.add(pending);
    this.#parts.deliveries.deliver(`bus/${from.#parts.name}->${this.#parts.name}`, () => this.#handOut(pending));
  }

  #handOut(pending: PendingMessage): void {
    if (this.#pending.delete(pending)) {
      pending.interest.handler(pending.message);
    }
  }

  /** As a NATS server does: one notice, to a plain subscription of the connection that published, else to nobody. */
  #noticeNoResponders(replyTo: string): void {
    const interest = this.#parts.interests.plainInterestOf(this, replyTo);
    if (interest !== undefined) {
      const notice = { subject: replyTo, payload: new Uint8Array(), replyTo: undefined, noResponders: true };
      this.#accept(this, interest, notice);
    }
  }

  #checkOpen(): void {
    if (this.#closed) {
      throw this.#closedError();
    }
  }

  #closedError(): TransportError {
    return new TransportError("BUS_CLOSED", `the bus connection '${this.#parts.name}' is closed; connect anew`);
  }
}
