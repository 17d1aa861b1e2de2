/** A command as a device takes it. */
export interface DeviceCommand {
  readonly commandType: string;
  readonly id: number;
  /** Any JSON value; undefined if there is none. */
  readonly payload: unknown;
  /** The payload as JSON text, as it is spelled; undefined if there is none. */
  readonly payloadText: string | undefined;
}

/** What a device makes of a command. */
export interface CommandOutcome {
  /** As in HTTP. */
  readonly statusCode: number;
  readonly reasonPhrase?: string;
  /** Any JSON value; without one, the result has no payload. */
  readonly payload?: unknown;
}

/** What a device does with commands of a type. Made by `executes`, `rejects` and `ignores`, varied by the others. */
export interface CommandBehaviour {
  /** Undefined ignores the command. */
  readonly outcomeOf: ((command: DeviceCommand) => CommandOutcome) | undefined;
  /** How long it takes from reception to the result. */
  readonly delayMs: number;
  /** How often it sends the result. */
  readonly times: 1 | 2;
  /** Whether it leaves in the place of a result when it is sent a command for the first time. */
  readonly isLeaving: boolean;
  /** After which pause it sends a result again that was not answered as it should; undefined: never. */
  readonly resendAfterMs: number | undefined;
}

const AT_ONCE = { delayMs: 0, times: 1, isLeaving: false, resendAfterMs: undefined } as const;
/** The shortest pause between two attempts, lest a device do nothing else. */
export const RESEND_PAUSE_MS_MIN = 10;

/** Executes commands: 200, with the payload that is given or computed, or without one. */
export function executes(payload?: unknown): CommandBehaviour {
  return { ...AT_ONCE, outcomeOf: () => outcome(200, payload) };
}

/** As `executes`, with a payload that depends on the command. Undefined makes a result without one. */
export function executesBy(compute: (command: DeviceCommand) => unknown): CommandBehaviour {
  return { ...AT_ONCE, outcomeOf: (command) => outcome(200, compute(command)) };
}

/** Reports another status, and why. */
export function rejects(statusCode: number, reasonPhrase?: string, payload?: unknown): CommandBehaviour {
  const rejected = { ...outcome(statusCode, payload), ...(reasonPhrase === undefined ? {} : { reasonPhrase }) };
  return { ...AT_ONCE, outcomeOf: () => rejected };
}

/** Does nothing with commands but remember them. */
export function ignores(): CommandBehaviour {
  return { ...AT_ONCE, outcomeOf: undefined };
}

/** The same so many milliseconds later. */
export function delays(behaviour: CommandBehaviour, delayMs: number): CommandBehaviour {
  return { ...behaviour, delayMs: behaviour.delayMs + delayMs };
}

/**
 * The same, `byMs` after a command has expired that lives for `commandTtlMs`: a device cannot know for how long, and
 * counts from reception.
 */
export function answersAfterExpiry(behaviour: CommandBehaviour, commandTtlMs: number, byMs = 1): CommandBehaviour {
  return delays(behaviour, commandTtlMs + byMs);
}

/** The same, each result sent twice in succession. */
export function answersTwice(behaviour: CommandBehaviour): CommandBehaviour {
  return { ...behaviour, times: 2 };
}

/**
 * Ends its connection when it is sent a command for the first time, having forgotten it; when it is sent the command
 * again, it behaves as told.
 */
export function leaves(behaviour: CommandBehaviour): CommandBehaviour {
  return { ...behaviour, isLeaving: true };
}

/**
 * The same, each result being sent again after every pause, and after a new connection, until it is answered 200 to
 * 299. A status from 400 to 499 makes it give up. Throws a `RangeError` for a pause below `RESEND_PAUSE_MS_MIN`.
 */
export function resends(behaviour: CommandBehaviour, pauseMs: number): CommandBehaviour {
  if (!(pauseMs >= RESEND_PAUSE_MS_MIN)) {
    throw new RangeError(`a pause of ${pauseMs} ms is too short; use ${RESEND_PAUSE_MS_MIN} ms or more`);
  }
  return { ...behaviour, resendAfterMs: pauseMs };
}

function outcome(statusCode: number, payload: unknown): CommandOutcome {
  return { statusCode, ...(payload === undefined ? {} : { payload }) };
}
