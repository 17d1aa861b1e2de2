import { parseJson } from "./json-text.ts";

const utf8 = new TextDecoder();
const COLON_NEXT = /[ \t\n\r]*:/y;

/** Where the string that opens at `start` has ended. The text is valid JSON, so there is an end. */
function stringEnd(text: string, start: number): number {
  let at = start + 1;
  while (text[at] !== '"') {
    at += text[at] === "\\" ? 2 : 1;
  }
  return at + 1;
}

function isKey(text: string, end: number): boolean {
  COLON_NEXT.lastIndex = end;
  return COLON_NEXT.test(text);
}

/**
 * Tells whether any object in a JSON payload, at whatever depth, has two members of the same name once escapes are
 * resolved. `parseJson` keeps the last of them; other readers may keep the first or refuse (RFC 8259, section 4).
 * False for what is not JSON. Never throws; takes a second pass over the payload, so it is for checks, not hot paths.
 */
export function hasDuplicateKeys(bytes: Uint8Array): boolean {
  if (!parseJson(bytes).ok) {
    return false;
  }
  const text = utf8.decode(bytes);
  const open: Set<unknown>[] = [];
  for (let at = 0; at < text.length; ) {
    const end = text[at] === '"' ? stringEnd(text, at) : at + 1;
    if (text[at] === "{" || text[at] === "[") {
      open.push(new Set());
    } else if (text[at] === "}" || text[at] === "]") {
      open.pop();
    } else if (text[at] === '"' && isKey(text, end)) {
      const key: unknown = JSON.parse(text.slice(at, end));
      const seen = open.at(-1);
      if (seen?.has(key)) {
        return true;
      }
      seen?.add(key);
    }
    at = end;
  }
  return false;
}
