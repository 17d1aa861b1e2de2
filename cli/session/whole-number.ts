import { InvalidArgumentError } from "commander";

/** The largest seed. */
export const SEED_MAX = 2 ** 31 - 1;

/** Reads a flag's value as a whole number within bounds, both included. */
export function wholeNumber(minimum: number, maximum: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (!/^\d+$/.test(text) || value < minimum || value > maximum) {
      throw new InvalidArgumentError(`It takes a whole number from ${minimum} to ${maximum}.`);
    }
    return value;
  };
}
