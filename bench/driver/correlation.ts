import { readDigits, writeDigits } from "./digits.ts";

// Every message begins with its correlation id: one byte for the length, then the text.
const SEQUENCE = { start: 1, count: 8 };
const SLOT = { start: 25, count: 12 };
const SLOT_END = 10 ** SLOT.count;

/** Sequence numbers are below this, and begin again at 0. */
export const SEQUENCE_END = 10 ** SEQUENCE.count;

/** A number as the last section of an identifier. */
export const sectionOf = (number: number): string => String(number % SLOT_END).padStart(SLOT.count, "0");

/** The correlation id of what is sent in `slot`; the sequence number takes the place of its first section. */
export const correlationIdOf = (slot: number): string => `00000000-0000-4000-8000-${sectionOf(slot)}`;

/** The slot that a message is about: the last section of its correlation id. */
export const slotOf = (message: Uint8Array): number => readDigits(message, SLOT.start, SLOT.count);

/** Which request a message is about: the first section of its correlation id. */
export const sequenceOf = (message: Uint8Array): number => readDigits(message, SEQUENCE.start, SEQUENCE.count);

/** Writes the sequence number into a message. */
export function writeSequence(message: Uint8Array, sequence: number): void {
  writeDigits(message, SEQUENCE.start, SEQUENCE.count, sequence);
}

/** Writes the slot into a message. */
export function writeSlot(message: Uint8Array, slot: number): void {
  writeDigits(message, SLOT.start, SLOT.count, slot);
}
