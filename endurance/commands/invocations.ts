import type { AcceptedCall, Call } from "./call.ts";

/** How a call ended. */
export type CallEnd =
  | { readonly kind: "accepted"; readonly status: 200 | 202; readonly commandId: number; readonly answeredAtMs: number }
  /** 503: nothing is promised. */
  | { readonly kind: "unavailable" }
  /** The connection broke, or there was none. */
  | { readonly kind: "broken" }
  /** What no caller should see, with what it was. */
  | { readonly kind: "unexpected"; readonly problem: string };

interface Milestone {
  readonly isReached: () => boolean;
  readonly reached: () => void;
}

/** What callers asked for, and what they were told. */
export class Invocations {
  readonly accepted: AcceptedCall[] = [];
  /** What no caller should see. */
  readonly unexpected: string[] = [];
  /** Calls that were answered 503. */
  unavailable = 0;
  /** Calls whose connection broke, or that found nobody. */
  broken = 0;
  readonly #open = new Set<Call>();
  readonly #milestones = new Set<Milestone>();

  /** Calls that are yet to be answered, by one replica or by all. */
  open(replicaId?: string): number {
    return replicaId === undefined
      ? this.#open.size
      : [...this.#open].filter((call) => call.replicaId === replicaId).length;
  }

  begin(call: Call): void {
    this.#open.add(call);
  }

  end(call: Call, end: CallEnd): void {
    this.#open.delete(call);
    switch (end.kind) {
      case "accepted": {
        const { status, commandId, answeredAtMs } = end;
        this.accepted.push({ ...call, status, commandId, answeredAtMs });
        break;
      }
      case "unavailable":
        this.unavailable += 1;
        break;
      case "broken":
        this.broken += 1;
        break;
      case "unexpected":
        this.unexpected.push(`call ${call.call} at ${call.calledAtMs} to ${call.replicaId}: ${end.problem}`);
    }
    this.#look();
  }

  /** Resolves when so many more calls are accepted. */
  untilAccepted(more: number): Promise<void> {
    const wanted = this.accepted.length + more;
    return this.#until(() => this.accepted.length >= wanted);
  }

  /** Resolves when no call is open. */
  untilAllAnswered(): Promise<void> {
    return this.#until(() => this.#open.size === 0);
  }

  /** Resolves when a replica has told a caller, who came after `sinceMs`, the result of a command. */
  untilExecuted(replicaId: string, sinceMs: number): Promise<void> {
    const from = this.accepted.length;
    return this.#until(() =>
      this.accepted
        .slice(from)
        .some((call) => call.replicaId === replicaId && call.calledAtMs >= sinceMs && call.status === 200),
    );
  }

  #until(isReached: () => boolean): Promise<void> {
    return new Promise((resolve) => {
      this.#milestones.add({ isReached, reached: resolve });
      this.#look();
    });
  }

  #look(): void {
    for (const milestone of this.#milestones) {
      if (milestone.isReached()) {
        this.#milestones.delete(milestone);
        milestone.reached();
      }
    }
  }
}
