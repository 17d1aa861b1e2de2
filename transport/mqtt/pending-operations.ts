import { TransportError } from "../transport-error.ts";

const PACKET_ID_MAX = 0xffff;

/** The packet types that end an operation. */
export type Acknowledgement = "puback" | "suback" | "unsuback";

interface Operation {
  readonly awaited: Acknowledgement;
  resolve(codes: readonly number[]): void;
  reject(error: TransportError): void;
}

/** Operations that wait for the server, by packet identifier (MQTT 3.1.1, section 2.3.1). */
export class PendingOperations {
  readonly #byId = new Map<number, Operation>();
  #lastId = 0;

  /** Waits for `awaited`. `start` gets the identifier; if it throws, the operation is over. */
  begin(awaited: Acknowledgement, start: (messageId: number) => void): Promise<readonly number[]> {
    return new Promise((resolve, reject) => {
      if (this.#byId.size >= PACKET_ID_MAX) {
        throw new TransportError("MQTT_OVERLOADED", `${PACKET_ID_MAX} operations wait for the server already`);
      }
      const messageId = this.#freeId();
      this.#byId.set(messageId, { awaited, resolve, reject });
      try {
        start(messageId);
      } catch (error) {
        this.#byId.delete(messageId);
        throw error;
      }
    });
  }

  /** Ends an operation. Returns false if none of that kind waits under `messageId`. */
  end(acknowledgement: Acknowledgement, messageId: number, codes: readonly number[]): boolean {
    const operation = this.#byId.get(messageId);
    if (operation?.awaited !== acknowledgement) {
      return false;
    }
    this.#byId.delete(messageId);
    operation.resolve(codes);
    return true;
  }

  rejectAll(error: TransportError): void {
    const operations = [...this.#byId.values()];
    this.#byId.clear();
    operations.forEach((operation) => operation.reject(error));
  }

  #freeId(): number {
    do {
      this.#lastId = (this.#lastId % PACKET_ID_MAX) + 1;
    } while (this.#byId.has(this.#lastId));
    return this.#lastId;
  }
}
