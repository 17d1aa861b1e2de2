import type { CommandResult } from "../command.ts";
import { OrderedList } from "./ordered-list.ts";
import type { StoredCommand } from "./stored-command.ts";

/** When commands end, and which have ended. */
export class Endings {
  /** Those that nobody has ended, the one that is due first in front. */
  readonly #pending = new OrderedList<StoredCommand>(byEnd);
  readonly #ended = new OrderedList<StoredCommand>(byEnd);

  begin(stored: StoredCommand): void {
    this.#pending.add(stored);
  }

  execute(stored: StoredCommand, result: CommandResult, atMs: number): void {
    this.#pending.remove(stored);
    stored.executed = { result: { ...result, payload: result.payload?.slice() ?? null }, atMs };
    this.#ended.add(stored);
  }

  /** Lets a pending command be due at a time, unless it is so earlier. */
  bringForward(stored: StoredCommand, atMs: number): void {
    this.#pending.remove(stored);
    stored.endsAtMs = Math.min(stored.endsAtMs, atMs);
    this.#pending.add(stored);
  }

  /** Ends those that are due, so many at most. */
  expire(nowMs: number, limit: number): StoredCommand[] {
    const expired = this.#pending.items.slice(0, Math.min(this.#dueCount(nowMs), limit));
    expired.forEach((stored) => {
      this.#pending.remove(stored);
      stored.isExpired = true;
      this.#ended.add(stored);
    });
    return expired;
  }

  countPending(nowMs: number): number {
    return this.#pending.items.length - this.#dueCount(nowMs);
  }

  /** What has ended before a time, so many at most. */
  endedBefore(timeMs: number, limit: number): StoredCommand[] {
    const count = this.#ended.countWhile((stored) => endOf(stored) < timeMs);
    return this.#ended.items.slice(0, Math.min(count, limit));
  }

  remove(stored: StoredCommand): void {
    this.#pending.remove(stored);
    this.#ended.remove(stored);
  }

  #dueCount(nowMs: number): number {
    return this.#pending.countWhile((stored) => stored.endsAtMs <= nowMs);
  }
}

function endOf({ executed, endsAtMs }: StoredCommand): number {
  return executed?.atMs ?? endsAtMs;
}

function byEnd(one: StoredCommand, other: StoredCommand): number {
  return endOf(one) - endOf(other) || one.sequence - other.sequence;
}
