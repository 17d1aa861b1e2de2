import process from "node:process";
import { systemClock } from "../runtime/index.ts";

/** How much the endurance tests do. */
export interface EnduranceLength {
  /** Whether these are the long forms, which `npm run test:endurance` runs. */
  readonly long: boolean;
  readonly malformedMessages: number;
  /** Requests to the REST interface of CEX with something wrong about them. */
  readonly fuzzRequests: number;
  readonly brokerRestarts: number;
  readonly replicaKills: number;
  /** Endpoints that stay connected while the world breaks. */
  readonly devices: number;
  /** Determines what the tests do. Another one each time in the long form. */
  readonly seed: string;
  readonly commands: CommandsLength;
}

/** How much is done with commands while the world breaks. */
export interface CommandsLength {
  readonly kills: number;
  /** Of the kills, so many have to meet work in flight. */
  readonly killsAmidWork: number;
  readonly databaseRestarts: number;
  readonly brokerRestarts: number;
  /** Commands that have to be accepted while CEX is being killed. */
  readonly accepted: number;
  readonly perSecond: number;
  readonly endpoints: number;
  /** The longest time that a command may have for its execution. */
  readonly ttlMsMax: number;
}

const SHORT = {
  long: false,
  malformedMessages: 1_500,
  fuzzRequests: 400,
  brokerRestarts: 1,
  replicaKills: 1,
  devices: 12,
  commands: {
    kills: 3,
    killsAmidWork: 2,
    databaseRestarts: 1,
    brokerRestarts: 2,
    accepted: 120,
    perSecond: 20,
    endpoints: 10,
    ttlMsMax: 13_000,
  },
};
const LONG = {
  long: true,
  malformedMessages: 100_000,
  fuzzRequests: 20_000,
  brokerRestarts: 20,
  replicaKills: 20,
  devices: 50,
  commands: {
    kills: 100,
    killsAmidWork: 50,
    databaseRestarts: 20,
    brokerRestarts: 20,
    accepted: 10_000,
    perSecond: 30,
    endpoints: 40,
    ttlMsMax: 25_000,
  },
};
const SHORT_SEED = "1";

/**
 * Reads what was asked for: `KAALIPER_ENDURANCE=1` for the long forms, `KAALIPER_ENDURANCE_SEED` for the seed of a
 * test that failed.
 */
export function enduranceLength(): EnduranceLength {
  const length = process.env["KAALIPER_ENDURANCE"] === "1" ? LONG : SHORT;
  const fallback = length.long ? String(systemClock.now()) : SHORT_SEED;
  return { ...length, seed: process.env["KAALIPER_ENDURANCE_SEED"] ?? fallback };
}

/** Says how far a long test is; short ones are over before anybody would read it. */
export function tellProgress({ long }: EnduranceLength, text: string): void {
  if (long) {
    process.stderr.write(`${text}\n`);
  }
}

/** Runs `work`; when it fails, the error says how to repeat it. */
export async function repeatable<T>({ seed }: EnduranceLength, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    const problem = cause instanceof Error ? cause.message : String(cause);
    throw new Error(`${problem}\nRepeat with KAALIPER_ENDURANCE_SEED=${seed}`, { cause });
  }
}
