import type { Clock } from "../../runtime/index.ts";
import type { Command, CommandKey } from "./store/index.ts";

interface Waiting {
  readonly end: (command: Command | undefined) => void;
}

/** Who waits here for the result of a command. Each waits as long as they said, and no longer. */
export class WaitingCallers {
  readonly #clock: Clock;
  readonly #waiting = new Map<string, Waiting>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Resolves with the command as soon as it is executed, or with undefined when the time is over. */
  wait(key: CommandKey, waitMs: number): Promise<Command | undefined> {
    const name = nameOf(key);
    return new Promise((resolve) => {
      const end = (command: Command | undefined): void => {
        timer.cancel();
        this.#waiting.delete(name);
        resolve(command);
      };
      const timer = this.#clock.schedule(waitMs, () => end(undefined));
      this.#waiting.set(name, { end });
    });
  }

  /** Whether anybody waits for the command. */
  has(key: CommandKey): boolean {
    return this.#waiting.has(nameOf(key));
  }

  /** The command has been executed. */
  executed(command: Command): void {
    this.#waiting.get(nameOf(command))?.end(command);
  }

  /** Nobody has to wait any longer. */
  close(): void {
    for (const { end } of this.#waiting.values()) {
      end(undefined);
    }
  }
}

function nameOf({ endpointId, commandType, commandId }: CommandKey): string {
  return `${endpointId}/${commandType}/${commandId}`;
}
