import { createHash } from "node:crypto";
import { uniformInt } from "pure-rand/distribution/uniformInt";
import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";
import type { RandomGenerator } from "pure-rand/types/RandomGenerator";

/** A stream of pseudo-random numbers that a seed determines completely. */
export interface Random {
  /** A whole number from `minimum` to `maximum`, both included. */
  integer(minimum: number, maximum: number): number;
  /**
   * A stream of its own for `purpose`. It depends on the seed and the purpose alone, never on how many numbers
   * were drawn before, so that one consumer cannot disturb another.
   */
  fork(purpose: string): Random;
}

/** The stream that belongs to `seed`. Equal seeds give equal streams on every machine. */
export function seededRandom(seed: string): Random {
  // Most streams are only there to have others forked from them.
  let generator: RandomGenerator | undefined;
  return {
    integer: (minimum, maximum) => {
      generator ??= xoroshiro128plus(createHash("sha256").update(seed).digest().readInt32LE(0));
      return uniformInt(generator, minimum, maximum);
    },
    fork: (purpose) => seededRandom(`${seed}/${purpose}`),
  };
}
