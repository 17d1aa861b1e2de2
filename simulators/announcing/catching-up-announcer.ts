import type { Logger } from "../../runtime/index.ts";
import { type BusStatus, type MessageBus, TransportError } from "../../transport/index.ts";

/** What a `CatchingUpAnnouncer` works with. */
export interface AnnouncingParts<T> {
  readonly bus: MessageBus;
  readonly logger: Logger;
  /** Publishes what announces it. Returns whether there was something to send, so that it can be missed. */
  readonly publish: (announcement: T) => boolean;
  /** Keeps an announcement that the bus did not confirm. How many may be kept is for the keeper to bound. */
  readonly miss: (announcement: T) => void;
  /** Returns what is to be announced in the place of all that was missed, and keeps none of it any longer. */
  readonly takeMissed: () => readonly T[];
}

/**
 * Announces over a bus whose connection may break: what the bus does not confirm for that reason is announced once the
 * connection is back. By itself the bus would lose it. Some of it may have got through, and is then announced twice.
 */
export class CatchingUpAnnouncer<T> {
  readonly #parts: AnnouncingParts<T>;
  #connected = true;
  #closed = false;

  constructor(parts: AnnouncingParts<T>) {
    this.#parts = parts;
    parts.bus.onStatus((status) => this.#onStatus(status));
  }

  /**
   * Resolves when the bus has the announcements, or when it is clear that it cannot have them before its connection is
   * back. Rejects with whatever else the bus, or publishing, fails with.
   */
  async announce(announcements: readonly T[]): Promise<void> {
    if (!this.#connected) {
      return this.#miss(announcements);
    }
    const sent = announcements.filter((announcement) => this.#parts.publish(announcement));
    try {
      await this.#parts.bus.flush();
    } catch (cause) {
      if (!(cause instanceof TransportError && cause.code === "BUS_DISCONNECTED")) {
        throw cause;
      }
      this.#miss(sent);
    }
  }

  /** Ends the catching up. */
  close(): void {
    this.#closed = true;
  }

  #onStatus({ kind }: BusStatus): void {
    if (kind === "disconnected") {
      this.#connected = false;
    } else if (kind === "reconnected" && !this.#closed) {
      this.#connected = true;
      this.announce(this.#parts.takeMissed()).catch((cause: unknown) =>
        this.#parts.logger.error("could not announce what was missed", { problem: String(cause) }),
      );
    }
  }

  #miss(announcements: readonly T[]): void {
    announcements.forEach((announcement) => this.#parts.miss(announcement));
  }
}
