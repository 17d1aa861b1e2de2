import type { CommandInvocationResult } from "../../protocol/cip/index.ts";
import type { ShownPayload } from "./invocation.ts";

/** A result as it came. */
export interface ReceivedResult {
  /** Unix time in milliseconds. */
  readonly receivedAtMs: number;
  /** Whether it could be decoded. If not, `problem` says why, and `bytesBase64` has what came. */
  readonly isReadable: boolean;
  readonly result: (Omit<CommandInvocationResult, "payload"> & ShownPayload) | null;
  readonly problem: string | null;
  readonly bytesBase64: string | null;
}

/** How many results are remembered; the oldest are forgotten first. */
export const RESULTS_MAX = 10_000;
/** How many bytes of results are remembered; the oldest are forgotten first. */
export const RESULT_BYTES_MAX = 64 * 1_048_576;

interface Entry {
  readonly received: ReceivedResult;
  readonly byteLength: number;
}

/** The results that came to a replica, in the order of arrival. */
export class ResultLog {
  readonly #entries: Entry[] = [];
  readonly #watches = new Set<(received: ReceivedResult) => void>();
  readonly #forgotten: () => void;
  #byteLength = 0;

  /** `forgotten` is called for each result that is forgotten. */
  constructor(forgotten: () => void) {
    this.#forgotten = forgotten;
  }

  /** Remembers a result that came in so many bytes. */
  add(received: ReceivedResult, byteLength: number): void {
    this.#entries.push({ received, byteLength });
    this.#byteLength += byteLength;
    while (this.#entries.length > RESULTS_MAX || (this.#byteLength > RESULT_BYTES_MAX && this.#entries.length > 1)) {
      this.#byteLength -= this.#entries.shift()?.byteLength ?? 0;
      this.#forgotten();
    }
    this.#watches.forEach((look) => look(received));
  }

  /** Those that are wanted and still remembered. */
  list(wanted: (received: ReceivedResult) => boolean): readonly ReceivedResult[] {
    return this.#entries.map(({ received }) => received).filter(wanted);
  }

  /**
   * `found` resolves as soon as there are so many of those that are wanted. Whoever gives up waiting must call
   * `cancel`.
   */
  watch(wanted: (received: ReceivedResult) => boolean, count: number) {
    let missing = count - this.list(wanted).length;
    if (missing <= 0) {
      return { found: Promise.resolve(), cancel: () => {} };
    }
    let cancel = (): void => {};
    const found = new Promise<void>((resolve) => {
      const look = (received: ReceivedResult): void => {
        missing -= wanted(received) ? 1 : 0;
        if (missing === 0) {
          cancel();
          resolve();
        }
      };
      cancel = () => void this.#watches.delete(look);
      this.#watches.add(look);
    });
    return { found, cancel };
  }

  /** How many wait for a result. */
  get watching(): number {
    return this.#watches.size;
  }
}
