import assert from "node:assert/strict";
import type { Waiter } from "../../runtime/index.ts";
import type { BusMessage, MessageBus, SubscriptionOptions } from "../message-bus.ts";

/** A bus to be examined, and the means to wait for what happens on it. */
export interface BusUnderTest {
  connect(name: string): Promise<MessageBus>;
  readonly waiter: Waiter;
  stop(): Promise<void>;
}

/** Longer than anything in the contract takes on a busy machine. */
const PATIENCE_MS = 10_000;

/** The messages that came to one or more subscriptions, in the order of handling. */
export class Received {
  readonly messages: BusMessage[] = [];
  readonly #waiter: Waiter;
  #watchers: (() => void)[] = [];

  constructor(waiter: Waiter) {
    this.#waiter = waiter;
  }

  get texts(): string[] {
    return this.messages.map((message) => textOf(message.payload));
  }

  readonly take = (message: BusMessage): void => {
    this.messages.push(message);
    this.#watchers.forEach((watcher) => watcher());
  };

  /** Waits until `count` messages have come, and fails if they do not. */
  async reaches(count: number): Promise<void> {
    await this.#until(() => this.messages.length >= count, `${count} messages`);
  }

  /** Waits until `text` has come, and fails if it does not. */
  async includes(text: string): Promise<void> {
    await this.#until(() => this.texts.at(-1) === text || this.texts.includes(text), `'${text}'`);
  }

  async #until(holds: () => boolean, wanted: string): Promise<void> {
    const reached = new Promise<void>((resolve) => {
      const watcher = () => {
        if (holds()) {
          this.#watchers = this.#watchers.filter((other) => other !== watcher);
          resolve();
        }
      };
      this.#watchers.push(watcher);
      watcher();
    });
    const waited = await this.#waiter.within(PATIENCE_MS, reached);
    assert.ok(
      waited.settled,
      `waited for ${wanted}, got ${this.messages.length} messages: ${this.texts.slice(-5).join(", ")}`,
    );
  }
}

/** Connections and subjects that belong to one test each. */
export class BusTestBed {
  #bus: BusUnderTest | undefined;
  #open: MessageBus[] = [];
  #subjects = 0;

  async start(start: () => Promise<BusUnderTest>): Promise<void> {
    this.#bus = await start();
  }

  async stop(): Promise<void> {
    await this.#bus?.stop();
  }

  get waiter(): Waiter {
    return this.#started().waiter;
  }

  /** A subject that no other test uses. */
  subject(): string {
    this.#subjects += 1;
    return `contract.${this.#subjects}`;
  }

  async connect(name: string): Promise<MessageBus> {
    const bus = await this.#started().connect(name);
    this.#open.push(bus);
    return bus;
  }

  /** Subscribes, and returns when the subscription is in force. */
  async listen(bus: MessageBus, subject: string, options?: SubscriptionOptions): Promise<Received> {
    const received = this.received();
    bus.subscribe(subject, received.take, options);
    await bus.flush();
    return received;
  }

  received(): Received {
    return new Received(this.waiter);
  }

  /** Waits for `promise` and fails if it does not settle. */
  async settled<T>(promise: Promise<T>): Promise<T> {
    const waited = await this.waiter.within(PATIENCE_MS, promise);
    assert.ok(waited.settled, `nothing came of it within ${PATIENCE_MS} ms`);
    return waited.value;
  }

  async closeConnections(): Promise<void> {
    const open = this.#open;
    this.#open = [];
    await this.settled(Promise.all(open.map((bus) => bus.close())));
  }

  #started(): BusUnderTest {
    assert.ok(this.#bus !== undefined, "the bus under test was not started");
    return this.#bus;
  }
}

/** UTF-8 bytes of `text`. */
export function bytesOf(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

/** The text of UTF-8 `bytes`. */
export function textOf(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}
