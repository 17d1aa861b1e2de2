import type { CommandBehaviour, CommandOutcome, DeviceCommand } from "./command-behaviour.ts";

/**
 * How far a device is with a command: never heard of, left and forgotten, result to come or being resent, result sent.
 */
export type CommandStage = "new" | "left" | "underWay" | "reported";

/** What a device does when it is sent a command, and how far it is then. */
export type CommandReaction =
  | { readonly kind: "nothing"; readonly stage: CommandStage }
  | { readonly kind: "leave"; readonly stage: "left" }
  | {
      readonly kind: "report";
      readonly stage: "underWay";
      readonly afterMs: number;
      readonly times: 1 | 2;
      readonly outcome: CommandOutcome;
    };

/**
 * Decides what to do with a command, which may have been sent before. One whose result is to come is not executed
 * again; one whose result was sent has it sent once more, at once.
 */
export function reactionTo(command: DeviceCommand, stage: CommandStage, behaviour: CommandBehaviour): CommandReaction {
  if (stage === "underWay" || behaviour.outcomeOf === undefined) {
    return { kind: "nothing", stage };
  }
  if (stage === "new" && behaviour.isLeaving) {
    return { kind: "leave", stage: "left" };
  }
  const outcome = behaviour.outcomeOf(command);
  return stage === "reported"
    ? { kind: "report", stage: "underWay", afterMs: 0, times: 1, outcome }
    : { kind: "report", stage: "underWay", afterMs: behaviour.delayMs, times: behaviour.times, outcome };
}

/** How often a result is sent at most. */
export const RESULT_ATTEMPTS_MAX = 10_000;

/** What becomes of a result that is resent until it is answered as it should be. */
export type ResultFate = "done" | "givenUp" | "again";

/**
 * Decides what becomes of a result that was sent so many times, the last time with this answer: a status as in HTTP, or
 * undefined if there was none.
 */
export function fateOfResult(attempts: number, statusCode: number | undefined): ResultFate {
  if (statusCode !== undefined && statusCode >= 200 && statusCode <= 299) {
    return "done";
  }
  const isRefused = statusCode !== undefined && statusCode >= 400 && statusCode <= 499;
  return isRefused || attempts >= RESULT_ATTEMPTS_MAX ? "givenUp" : "again";
}
