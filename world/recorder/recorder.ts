import type { RecordedMessage, Recording } from "../../conformance/checks/index.ts";
import type { Clock } from "../../runtime/index.ts";
import type { BusMessage, MessageBus } from "../../transport/index.ts";

/** Messages that one recording holds at most. A run that needs more is a fleet run, which records by sample. */
const MESSAGES_MAX = 500_000;

/** What the recorder is told about traffic between clients and the communication service. */
export interface ClientTraffic {
  readonly transport: "mqtt" | "http";
  readonly direction: "fromClient" | "toClient";
  readonly connection: string;
  /** MQTT topic or URL path. */
  readonly path: string;
  readonly payload: Uint8Array;
  readonly qos?: 0 | 1;
  readonly status?: number;
}

interface Watcher {
  readonly wanted: (message: RecordedMessage) => boolean;
  readonly found: (message: RecordedMessage) => void;
}

/** Sees everything on the bus and everything between clients and the communication service, in the order of arrival. */
export class Recorder {
  readonly #clock: Clock;
  readonly #messages: RecordedMessage[] = [];
  readonly #watchers = new Set<Watcher>();
  /** How many of the messages that were put on the bus by hand have not come by yet. */
  readonly #injected = new Map<string, number>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Starts to listen; in force when the promise resolves. */
  async listen(bus: MessageBus): Promise<void> {
    bus.subscribe(">", (message) => this.#takeBusMessage(message));
    await bus.flush();
  }

  /** Takes down what passed between a client and the communication service. */
  takeClientTraffic({ transport, direction, connection, path, payload, qos, status }: ClientTraffic): void {
    this.#add({
      transport,
      direction,
      connection,
      path,
      payload,
      ...(qos === undefined ? {} : { qualityOfService: qos }),
      ...(status === undefined ? {} : { statusCode: status }),
    });
  }

  /** Marks the next message with this subject and payload as put there by hand. */
  expectInjected(subject: string, payload: Uint8Array): void {
    const key = injectionKey(subject, payload);
    this.#injected.set(key, (this.#injected.get(key) ?? 0) + 1);
  }

  /** Everything up to now. */
  recording(): Recording {
    return { messages: [...this.#messages], closedAtMs: this.#clock.now() };
  }

  /** The first message that `wanted` accepts, seen already or still to come; `cancel` ends the watch. */
  watch(wanted: (message: RecordedMessage) => boolean): { readonly found: Promise<RecordedMessage>; cancel(): void } {
    const seen = this.#messages.find(wanted);
    if (seen !== undefined) {
      return { found: Promise.resolve(seen), cancel: () => {} };
    }
    let watcher: Watcher | undefined;
    const found = new Promise<RecordedMessage>((resolve) => {
      watcher = { wanted, found: resolve };
      this.#watchers.add(watcher);
    });
    return { found, cancel: () => watcher !== undefined && this.#watchers.delete(watcher) };
  }

  #takeBusMessage({ subject, replyTo, payload }: BusMessage): void {
    const injected = this.#isInjected(injectionKey(subject, payload));
    this.#add({
      transport: "nats",
      direction: "bus",
      path: subject,
      payload,
      ...(replyTo === undefined ? {} : { replyTo }),
      ...(injected ? { injected } : {}),
    });
  }

  #isInjected(key: string): boolean {
    const expected = this.#injected.get(key) ?? 0;
    if (expected > 1) {
      this.#injected.set(key, expected - 1);
    } else {
      this.#injected.delete(key);
    }
    return expected > 0;
  }

  #add(message: Omit<RecordedMessage, "sequence" | "atMs">): void {
    if (this.#messages.length >= MESSAGES_MAX) {
      throw new Error(`the recording is full after ${MESSAGES_MAX} messages; select fewer examples with --tags`);
    }
    const recorded = { sequence: this.#messages.length + 1, atMs: this.#clock.now(), ...message };
    this.#messages.push(recorded);
    for (const watcher of this.#watchers) {
      if (watcher.wanted(recorded)) {
        this.#watchers.delete(watcher);
        watcher.found(recorded);
      }
    }
  }
}

function injectionKey(subject: string, payload: Uint8Array): string {
  return `${subject} ${Buffer.from(payload).toString("base64")}`;
}
