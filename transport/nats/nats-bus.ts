import {
  type Msg,
  type NatsConnection,
  PermissionViolationError,
  type Status,
  type Subscription,
} from "@nats-io/transport-node";
import type { BusMessage, BusStatus, BusSubscription, MessageBus, SubscriptionOptions } from "../message-bus.ts";
import { checkPattern } from "../subject.ts";
import { raiseUncaught } from "../transport-error.ts";
import { busError, requestError } from "./nats-errors.ts";
import { NatsMessage } from "./nats-message.ts";
import { Lane, PendingLine } from "./pending-line.ts";

/**
 * A message bus on a NATS connection.
 *
 * What a handler throws, and what the server does not permit, becomes an uncaught exception: the NATS client by itself
 * would stop reading, or drop the message, without a word.
 */
export class NatsBus implements MessageBus {
  readonly #connection: NatsConnection;
  readonly #name: string;
  readonly #line: PendingLine<Msg> | undefined;
  readonly #listeners: ((status: BusStatus) => void)[] = [];
  readonly #subscriptions = new Set<Subscription>();
  #connected = true;
  #closing: Promise<void> | undefined;

  constructor(connection: NatsConnection, name: string, maxPendingMessages: number | undefined) {
    this.#connection = connection;
    this.#name = name;
    if (maxPendingMessages !== undefined) {
      this.#line = new PendingLine(maxPendingMessages, ({ subject, pending }) =>
        this.#tell({ kind: "slow-consumer", subject, pendingMessages: pending }),
      );
    }
    void this.#watch();
  }

  publish(subject: string, payload: Uint8Array, replyTo?: string): void {
    try {
      this.#connection.publish(subject, payload, replyTo === undefined ? undefined : { reply: replyTo });
    } catch (error) {
      throw busError(error, this.#name);
    }
  }

  subscribe(subject: string, handler: (message: BusMessage) => void, options?: SubscriptionOptions): BusSubscription {
    checkPattern(subject);
    const handle = (message: Msg): void => {
      try {
        handler(new NatsMessage(message));
      } catch (error) {
        raiseUncaught(error);
      }
    };
    const line = this.#line;
    const lane = new Lane(subject, handle);
    const take = line === undefined ? handle : (message: Msg) => line.push(lane, message);
    const subscription = this.#subscribe(subject, take, options?.queueGroup);
    this.#subscriptions.add(subscription);
    return {
      unsubscribe: () => {
        lane.ended = true;
        this.#subscriptions.delete(subscription);
        subscription.unsubscribe();
      },
      drain: async () => {
        this.#subscriptions.delete(subscription);
        await this.#drainOne(subscription);
        this.#line?.handOutAll();
      },
    };
  }

  async request(subject: string, payload: Uint8Array, timeoutMs: number): Promise<BusMessage> {
    try {
      return new NatsMessage(await this.#connection.request(subject, payload, { timeout: timeoutMs }));
    } catch (error) {
      throw requestError(error, this.#name, subject, timeoutMs);
    }
  }

  async flush(): Promise<void> {
    try {
      await this.#connection.flush();
    } catch (error) {
      throw busError(error, this.#name);
    }
  }

  onStatus(listener: (status: BusStatus) => void): void {
    this.#listeners.push(listener);
  }

  close(): Promise<void> {
    this.#closing ??= this.#end();
    return this.#closing;
  }

  #subscribe(subject: string, take: (message: Msg) => void, queueGroup: string | undefined) {
    try {
      return this.#connection.subscribe(subject, {
        callback: (error, message) => (error === null ? take(message) : raiseUncaught(busError(error, this.#name))),
        ...(queueGroup === undefined ? {} : { queue: queueGroup }),
      });
    } catch (error) {
      throw busError(error, this.#name);
    }
  }

  /** Draining one subscription needs the server's confirmation too; a break ends the wait for it. */
  async #drainOne(subscription: Subscription): Promise<void> {
    if (!this.#connected) {
      subscription.unsubscribe();
      return;
    }
    const broken = new Promise<void>((resolve) => this.onStatus(({ kind }) => kind !== "slow-consumer" && resolve()));
    try {
      await Promise.race([subscription.drain(), broken]);
    } catch {
      // The connection ended meanwhile, and the interest with it.
      subscription.unsubscribe();
    }
  }

  /** Draining needs the server's confirmation; without a connection, or when it breaks meanwhile, there is none. */
  async #end(): Promise<void> {
    try {
      await (this.#connected ? this.#drain() : this.#connection.close());
    } catch {
      await this.#connection.close();
    }
    this.#line?.handOutAll();
  }

  async #drain(): Promise<void> {
    if (this.#line !== undefined) {
      await Promise.all([...this.#subscriptions].map((subscription) => subscription.drain()));
      this.#line.handOutAll();
    }
    await this.#connection.drain();
  }

  async #watch(): Promise<void> {
    for await (const status of this.#connection.status()) {
      this.#onStatus(status);
    }
  }

  #onStatus(status: Status): void {
    switch (status.type) {
      case "disconnect":
        this.#connected = false;
        return this.#tell({ kind: "disconnected" });
      case "reconnect":
        this.#connected = true;
        return this.#tell({ kind: "reconnected" });
      case "close":
        this.#connected = false;
        return this.#tell({ kind: "closed" });
      case "error":
        // Its subscription hears of a refused interest; of a refused publication nobody would.
        if (status.error instanceof PermissionViolationError && status.error.operation === "publish") {
          raiseUncaught(busError(status.error, this.#name));
        }
        return;
      default:
    }
  }

  #tell(status: BusStatus): void {
    for (const listener of this.#listeners) {
      try {
        listener(status);
      } catch (error) {
        raiseUncaught(error);
      }
    }
  }
}
