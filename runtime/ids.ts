import { randomUUID } from "node:crypto";
import type { Random } from "./random.ts";

/** Gives out identifiers, each of them once. They have the form of a version-4 UUID. */
export interface IdGenerator {
  next(): string;
}

/** Identifiers that no two processes share. */
export const uniqueIds: IdGenerator = { next: () => randomUUID() };

/** Identifiers that `random` determines: the same stream gives the same ones in the same order. */
export function seededIds(random: Random): IdGenerator {
  const hexadecimal = (digits: number) =>
    Array.from({ length: digits }, () => random.integer(0, 15).toString(16)).join("");
  return {
    next: () =>
      [
        hexadecimal(8),
        hexadecimal(4),
        `4${hexadecimal(3)}`,
        `${random.integer(8, 11).toString(16)}${hexadecimal(3)}`,
        hexadecimal(12),
      ].join("-"),
  };
}
