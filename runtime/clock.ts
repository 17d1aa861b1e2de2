/** A timer that was scheduled and may still be called off. */
export interface Timer {
  /** Calls the timer off. Does nothing once it has fired or was cancelled. */
  cancel(): void;
}

/**
 * The only source of time for services and simulators.
 *
 * `now` is Unix time in milliseconds; `schedule` runs `action` once, not before `delayMs` milliseconds have passed.
 * A delay below zero counts as zero.
 */
export interface Clock {
  now(): number;
  schedule(delayMs: number, action: () => void): Timer;
}

/** The time of the machine. Nothing else reaches for it. */
export const systemClock: Clock = {
  now: () => Date.now(),
  schedule(delayMs, action) {
    const handle = setTimeout(action, Math.max(0, delayMs));
    return { cancel: () => clearTimeout(handle) };
  },
};
