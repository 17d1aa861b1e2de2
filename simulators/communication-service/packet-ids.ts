/** How many messages may await their acknowledgement on one connection. */
export const UNACKNOWLEDGED_MAX = 1_000;
const PACKET_ID_MAX = 65_535;

/** The packet ids of the messages with quality of service 1 that one connection was sent. */
export class PacketIds {
  readonly #unacknowledged = new Set<number>();
  #last = 0;

  /** An id that is not in use, or undefined while `UNACKNOWLEDGED_MAX` are. */
  take(): number | undefined {
    if (this.#unacknowledged.size >= UNACKNOWLEDGED_MAX) {
      return undefined;
    }
    do {
      this.#last = (this.#last % PACKET_ID_MAX) + 1;
    } while (this.#unacknowledged.has(this.#last));
    this.#unacknowledged.add(this.#last);
    return this.#last;
  }

  /** Ids that nobody awaits are ignored. */
  acknowledge(packetId: number): void {
    this.#unacknowledged.delete(packetId);
  }

  get unacknowledged(): number {
    return this.#unacknowledged.size;
  }
}
