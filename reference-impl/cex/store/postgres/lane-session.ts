import type { Parameter, Row, Session } from "./session.ts";

/** A session in which a lane writes, and the shared locks that it holds for deliveries. */
export class LaneSession {
  readonly #session: Session;
  readonly #giveBack: (session: Session) => void;
  readonly #onReleased: () => void;
  #released: string[] = [];
  #heldCount = 0;
  #isRetired = false;

  /** Calls `onReleased` when there is a lock to let go of. */
  constructor(session: Session, giveBack: (session: Session) => void, onReleased: () => void) {
    this.#session = session;
    this.#giveBack = giveBack;
    this.#onReleased = onReleased;
  }

  get isOpen(): boolean {
    return this.#session.isOpen;
  }

  /** How many locks are still needed. */
  get heldCount(): number {
    return this.#heldCount;
  }

  /** Whether there are locks that are not needed any more. */
  get hasReleased(): boolean {
    return this.#released.length > 0;
  }

  run(text: string, parameters: readonly Parameter[]): Promise<readonly Row[]> {
    return this.#session.run(text, parameters);
  }

  /** Says that the session has got a lock. The result is to be called once, when it is not needed any more. */
  hold(lockKey: string): () => void {
    this.#heldCount += 1;
    return () => {
      this.#heldCount -= 1;
      this.#released.push(lockKey);
      if (this.#isRetired) {
        this.#endWhenFree();
      } else {
        this.#onReleased();
      }
    };
  }

  /** The locks that are not needed any more; whoever takes them lets go of them. */
  takeReleased(): string[] {
    const released = this.#released;
    this.#released = [];
    return released;
  }

  /** Ends the session as soon as none of its locks is needed; nothing is written in it any more. */
  retire(): void {
    this.#isRetired = true;
    this.#endWhenFree();
  }

  /** Gives the session back as it is. It must hold no locks. */
  giveBack(): void {
    this.#giveBack(this.#session);
  }

  #endWhenFree(): void {
    if (this.#heldCount === 0) {
      this.#session.drop();
      this.#giveBack(this.#session);
    }
  }
}
