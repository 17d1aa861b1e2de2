const ZERO = 0x30;

/** Writes `value` as `count` decimal digits in ASCII; leading digits that do not fit are lost. */
export function writeDigits(bytes: Uint8Array, start: number, count: number, value: number): void {
  let rest = value;
  for (let index = start + count - 1; index >= start; index -= 1) {
    bytes[index] = ZERO + (rest % 10);
    rest = Math.floor(rest / 10);
  }
}

/** Reads `count` decimal digits in ASCII. Bytes that are no digits give a number that nobody wrote. */
export function readDigits(bytes: Uint8Array, start: number, count: number): number {
  let value = 0;
  for (let index = start; index < start + count; index += 1) {
    value = value * 10 + ((bytes[index] ?? 0) - ZERO);
  }
  return value;
}
