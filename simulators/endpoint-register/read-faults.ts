import type { Clock } from "../../runtime/index.ts";
import type { FaultOccasion, FaultRegistry } from "../control/index.ts";
import { type EndpointRegisterFaults, refusalResponse } from "./register-faults.ts";

/** How many reads may be held up at once; a further one is answered without delay. */
export const READS_HELD_UP_MAX = 1_000;

/** Commits the faults that concern those who read of endpoints and of what filters match. */
export class ReadFaults {
  readonly #faults: FaultRegistry<EndpointRegisterFaults>;
  readonly #clock: Clock;
  readonly #heldUp = new Set<() => void>();

  constructor(faults: FaultRegistry<EndpointRegisterFaults>, clock: Clock) {
    this.#faults = faults;
    this.#clock = clock;
  }

  /** Answers by `read`, or fails as it does, unless a fault refuses; late if a fault demands that. */
  async around(concerned: readonly FaultOccasion[], read: () => Response): Promise<Response> {
    const failing = this.#faults.takeAny("failing", () => concerned);
    const answer = failing === undefined ? readNow(read) : Promise.resolve(refusalResponse(failing));
    // It is held up like any other answer.
    answer.catch(() => undefined);
    const slow = this.#faults.takeAny("slow", () => concerned);
    if (slow !== undefined && this.#heldUp.size < READS_HELD_UP_MAX) {
      await this.#pass(slow.delayMs);
    }
    return answer;
  }

  /** Holds nobody up any longer. */
  close(): void {
    this.#heldUp.forEach((end) => end());
  }

  #pass(delayMs: number): Promise<void> {
    return new Promise((resolve) => {
      const end = () => {
        timer.cancel();
        this.#heldUp.delete(end);
        resolve();
      };
      const timer = this.#clock.schedule(delayMs, end);
      this.#heldUp.add(end);
    });
  }
}

/** As things stand now, though a failure shows later. */
async function readNow(read: () => Response): Promise<Response> {
  return read();
}
