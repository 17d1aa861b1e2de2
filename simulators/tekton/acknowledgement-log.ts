import { parseSubject, replicaSubject } from "../../protocol/ism/index.ts";
import { SCMP_PROTOCOL } from "../../protocol/scmp/index.ts";
import type { Clock } from "../../runtime/index.ts";
import type { BusMessage, BusSubscription, MessageBus } from "../../transport/index.ts";
import type { Counters } from "../control/index.ts";
import { RecentList } from "./recent-list.ts";
import type { TektonCounter } from "./tekton-counters.ts";

/** What a consumer sent to the reply subject of an event, though it must not (17/SCMP, "No receipt acknowledgement"). */
export interface Acknowledgement {
  /** Unix time in milliseconds. */
  readonly receivedAtMs: number;
  readonly subject: string;
  /** The last section of the subject, which is the correlation id of the event unless who answered changed it. */
  readonly correlationId: string | null;
  /** The beginning of the payload, at most `PAYLOAD_BYTES_SHOWN_MAX` bytes, in base64. */
  readonly payload: string;
}

/** How many acknowledgements are remembered; the oldest are forgotten first. */
export const ACKNOWLEDGEMENTS_MAX = 1_000;
/** How many bytes of a payload are kept. */
export const PAYLOAD_BYTES_SHOWN_MAX = 1_024;

/** What an acknowledgement log works with. */
export interface AcknowledgementLogParts {
  readonly replicaId: string;
  readonly bus: MessageBus;
  readonly clock: Clock;
  readonly counters: Counters<TektonCounter>;
}

/** Lays out reply subjects as bait, and keeps what arrives there. */
export class AcknowledgementLog {
  readonly #parts: AcknowledgementLogParts;
  readonly #recent = new RecentList<Acknowledgement>(ACKNOWLEDGEMENTS_MAX);
  readonly #subscription: BusSubscription;

  constructor(parts: AcknowledgementLogParts) {
    this.#parts = parts;
    // Not only the subjects that were laid out: who answers may put a message type of its own in the last section.
    const anyType = `${this.baitFor("any").slice(0, -"any".length)}>`;
    this.#subscription = parts.bus.subscribe(anyType, (message) => this.#keep(message));
  }

  /** The reply subject for the event with this correlation id. */
  baitFor(correlationId: string): string {
    return replicaSubject(this.#parts.replicaId, SCMP_PROTOCOL, correlationId);
  }

  /** The oldest first. */
  list(): readonly Acknowledgement[] {
    return this.#recent.all();
  }

  /** Forgets what has arrived so far. */
  clear(): void {
    this.#recent.takeAll();
  }

  close(): void {
    this.#subscription.unsubscribe();
  }

  #keep({ subject, payload, noResponders }: BusMessage): void {
    // The bus's own notice that nobody listens to an event, which is no word of a consumer.
    if (noResponders) {
      return;
    }
    const { clock, counters } = this.#parts;
    const parsed = parseSubject(subject);
    const forgotten = this.#recent.add({
      receivedAtMs: clock.now(),
      subject,
      correlationId: parsed?.kind === "replica" ? parsed.messageType : null,
      payload: Buffer.from(payload.subarray(0, PAYLOAD_BYTES_SHOWN_MAX)).toString("base64"),
    });
    counters.count("acknowledgements");
    if (forgotten) {
      counters.count("acknowledgementsForgotten");
    }
  }
}
