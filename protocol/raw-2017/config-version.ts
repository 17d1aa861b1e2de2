import type { RawReadings } from "./readings.ts";

/** The least and the largest version of a configuration: the tables of 5/CMX2CDP call it an int. */
export const CONFIG_VERSION_MIN = -2_147_483_648;
/** See `CONFIG_VERSION_MIN`. */
export const CONFIG_VERSION_MAX = 2_147_483_647;

const DECIMAL = /^(?:0|-?[1-9][0-9]{0,9})$/;

function isVersion(number: number): boolean {
  return Number.isInteger(number) && number >= CONFIG_VERSION_MIN && number <= CONFIG_VERSION_MAX;
}

/** Reads a version that is a number or the decimal text of one, without leading zeros. Undefined if it is neither. */
export function readConfigVersion(field: unknown): number | undefined {
  const number = typeof field === "string" && DECIMAL.test(field) ? Number(field) : field;
  return typeof number === "number" && isVersion(number) ? number : undefined;
}

/** The JSON value of a version. Throws `RangeError` for what is no 32-bit integer. */
export function configVersionField(version: number, { configVersion }: RawReadings): number | string {
  if (!isVersion(version)) {
    throw new RangeError(`configuration version ${version} is no integer of 32 bits`);
  }
  return configVersion === "text" ? String(version) : version;
}
