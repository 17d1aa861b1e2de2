import { jsonObjectText } from "../json/index.ts";

const utf8 = new TextEncoder();
const strictUtf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** An object to be written: members that JSON can express, in order, and the JSON text of its payload, if it has one. */
export interface SplicedObject {
  /** What is undefined is left out. */
  readonly members: Readonly<Record<string, number | string | undefined>>;
  /** In UTF-8. */
  readonly payload: Uint8Array | null;
}

function* membersOf({ members, payload }: SplicedObject): Generator<readonly [name: string, valueText: string]> {
  for (const [name, value] of Object.entries(members)) {
    if (value !== undefined) {
      yield [name, JSON.stringify(value)];
    }
  }
  if (payload !== null) {
    yield ["payload", strictUtf8.decode(payload)];
  }
}

/**
 * Writes a JSON array of objects whose payloads stand there as they are spelled, so that numbers keep their digits.
 * Whether a payload is JSON is not looked at. Throws `TypeError` for one that is not UTF-8.
 */
export function encodeSplicedArray(objects: readonly SplicedObject[]): Uint8Array {
  return utf8.encode(`[${objects.map((object) => jsonObjectText(membersOf(object))).join(",")}]`);
}

/** An integer, for which JSON has a form. Throws `RangeError` for any other number. */
export function integer(what: string, found: number): number {
  if (!Number.isInteger(found)) {
    throw new RangeError(`${what} ${found} must be an integer`);
  }
  return found;
}
