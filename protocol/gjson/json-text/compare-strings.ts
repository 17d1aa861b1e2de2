/**
 * Orders strings as their UTF-8 bytes would be ordered, which is by code point: negative if `a` comes first, zero if
 * they are equal, else positive.
 */
export function compareStrings(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  for (let at = 0; at < length; at += 1) {
    const difference = rank(a.charCodeAt(at)) - rank(b.charCodeAt(at));
    if (difference !== 0) {
      return difference;
    }
  }
  return a.length - b.length;
}

/** Surrogates stand for code points above all others, yet lie below U+E000 as UTF-16 units. */
function rank(unit: number): number {
  if (unit < 0xd800) {
    return unit;
  }
  return unit < 0xe000 ? unit + 0x2000 : unit - 0x800;
}
