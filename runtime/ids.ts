import { randomUUID } from "node:crypto";
import type { Random } from "./random.ts";

/** Gives out identifiers, each of them once. They have the form of a version-4 UUID. */
export interface IdGenerator {
  next(): string;
}

/** Identifiers that no two processes share. */
export const uniqueIds: IdGenerator = { next: () => randomUUID() };

const WORD_MAX = 0xffff_ffff;

/** Identifiers that `random` determines: the same stream gives the same ones in the same order. */
export function seededIds(random: Random): IdGenerator {
  const word = () => random.integer(0, WORD_MAX).toString(16).padStart(8, "0");
  return {
    next: () => {
      const digits = `${word()}${word()}${word()}${word()}`;
      const variant = random.integer(8, 11).toString(16);
      return `${digits.slice(0, 8)}-${digits.slice(8, 12)}-4${digits.slice(13, 16)}-${variant}${digits.slice(17, 20)}-${digits.slice(20)}`;
    },
  };
}
