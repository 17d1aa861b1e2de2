/** A party waits for a message that can no longer come. */
export class InboxClosedError extends Error {
  override readonly name = "InboxClosedError";
}

interface Wait<T> {
  readonly wanted: (message: T) => boolean;
  readonly resolve: (message: T) => void;
  readonly reject: (cause: Error) => void;
}

/** How many messages an inbox keeps; the oldest are forgotten first. */
export const INBOX_MESSAGES_MAX = 10_000;
/** How many parties may wait for a message of one inbox. */
export const INBOX_WAITS_MAX = 1_000;

/** The messages that an endpoint received. Each is handed out to one waiting party at most, and stays readable. */
export class Inbox<T> {
  readonly #all: T[] = [];
  readonly #unclaimed: T[] = [];
  readonly #waits: Wait<T>[] = [];
  #closed = false;

  /** Every message that is still remembered, in the order of arrival. */
  get all(): readonly T[] {
    return [...this.#all];
  }

  add(message: T): void {
    remember(this.#all, message);
    const index = this.#waits.findIndex(({ wanted }) => wanted(message));
    if (index < 0) {
      remember(this.#unclaimed, message);
    } else {
      this.#waits.splice(index, 1)[0]?.resolve(message);
    }
  }

  /**
   * The first wanted message that was handed to nobody yet, whether it has come or is to come. Rejects with
   * `InboxClosedError` if it cannot come any more, and when too many parties wait. Whoever gives up waiting must abort
   * `signal`, lest the message be handed to nobody; the promise then rejects with its reason.
   */
  next(wanted: (message: T) => boolean, signal?: AbortSignal): Promise<T> {
    if (signal?.aborted === true) {
      return Promise.reject(givenUp(signal));
    }
    const index = this.#unclaimed.findIndex(wanted);
    const [found] = index < 0 ? [] : this.#unclaimed.splice(index, 1);
    if (found !== undefined) {
      return Promise.resolve(found);
    }
    if (this.#closed) {
      return Promise.reject(closedError());
    }
    if (this.#waits.length >= INBOX_WAITS_MAX) {
      return Promise.reject(new Error(`${INBOX_WAITS_MAX} parties wait for messages of one endpoint already`));
    }
    return new Promise((resolve, reject) => {
      const wait = { wanted, resolve, reject };
      this.#waits.push(wait);
      signal?.addEventListener("abort", () => this.#giveUp(wait, givenUp(signal)), { once: true });
    });
  }

  /** Nothing more will come. */
  close(): void {
    this.#closed = true;
    for (const { reject } of this.#waits.splice(0)) {
      reject(closedError());
    }
  }

  #giveUp(wait: Wait<T>, reason: Error): void {
    const index = this.#waits.indexOf(wait);
    if (index >= 0) {
      this.#waits.splice(index, 1);
      wait.reject(reason);
    }
  }
}

function remember<T>(messages: T[], message: T): void {
  messages.push(message);
  if (messages.length > INBOX_MESSAGES_MAX) {
    messages.shift();
  }
}

function givenUp({ reason }: AbortSignal): Error {
  const cause: unknown = reason;
  return cause instanceof Error ? cause : new Error(`the wait for a message was given up: ${String(cause)}`);
}

function closedError(): InboxClosedError {
  return new InboxClosedError("the connection ended before the awaited message came; connect again");
}
