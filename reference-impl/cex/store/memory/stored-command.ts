import type { Command, CommandResult, CommandState } from "../command.ts";

/** A command as the store keeps it. */
export interface StoredCommand {
  /** By the order of storing; no two have the same. */
  readonly sequence: number;
  readonly given: Omit<Command, "state" | "result" | "updatedAtMs">;
  /** Its deadline, or an earlier time at which its endpoint was forgotten. */
  endsAtMs: number;
  /** Whether somebody was told that it has ended without a result. */
  isExpired: boolean;
  executed: { readonly result: CommandResult; readonly atMs: number } | undefined;
  /** When it was handed to a delivery last. */
  deliveredAtMs: number | undefined;
}

/** The state of a command at a time. */
export function stateAt({ executed, isExpired, endsAtMs }: StoredCommand, nowMs: number): CommandState {
  if (executed !== undefined) {
    return "EXECUTED";
  }
  return nowMs < endsAtMs && !isExpired ? "PENDING" : "EXPIRED";
}

/** When the state changed last, as seen at a time. */
export function updatedAt(stored: StoredCommand, nowMs: number): number {
  if (stored.executed !== undefined) {
    return stored.executed.atMs;
  }
  return stateAt(stored, nowMs) === "EXPIRED" ? stored.endsAtMs : stored.given.createdAtMs;
}

/** What a caller gets to see of a command at a time. */
export function commandAt(stored: StoredCommand, nowMs: number): Command {
  return {
    ...stored.given,
    state: stateAt(stored, nowMs),
    result: stored.executed?.result,
    updatedAtMs: updatedAt(stored, nowMs),
  };
}

/** By the time of creation, and what was created at the same time by the order of storing. */
export function byCreation(one: StoredCommand, other: StoredCommand): number {
  return one.given.createdAtMs - other.given.createdAtMs || one.sequence - other.sequence;
}
