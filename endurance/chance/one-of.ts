import type { Random } from "../../runtime/index.ts";

/** One of several, each as likely. Throws a `RangeError` if there is none. */
export function oneOf<T>(random: Random, choices: readonly T[]): T {
  const chosen = choices[random.integer(0, choices.length - 1)];
  if (chosen === undefined) {
    throw new RangeError("there is nothing to choose from");
  }
  return chosen;
}

/** As many things as a number drawn from `minimum` to `maximum` says. */
export function some<T>(random: Random, minimum: number, maximum: number, make: () => T): T[] {
  return Array.from({ length: random.integer(minimum, maximum) }, make);
}

/** Whether a thing that happens once in `times` times happens now. */
export function onceIn(random: Random, times: number): boolean {
  return random.integer(1, times) === 1;
}
