/** Digits of the number that tells commands apart. */
export const NUMBER_DIGITS = 8;
/** What stands before the number, in commands, pushes and results. */
export const NUMBER_MARK = '"number":"';

const numberText = (number: number): string => String(number).padStart(NUMBER_DIGITS, "0");

/** What an endpoint is to do, as JSON. */
export function commandPayload(number: number): string {
  const limits = { minimum: 207.5, maximum: 253, alarmAfterSeconds: 300 };
  return JSON.stringify({ limits, reason: "tariff night-saver", number: numberText(number) });
}

/** What it says when it has done so, as JSON. */
export function resultPayload(number: number): string {
  return JSON.stringify({ applied: true, minimum: 207.5, maximum: 253, number: numberText(number) });
}
