/** What a JSON value is; `json` stands for objects and arrays. */
export type JsonKind = "null" | "false" | "true" | "number" | "string" | "json";

/** A value as it is written. */
export interface JsonValue {
  readonly raw: string;
  readonly type: JsonKind;
}

const SMALL_N = 0x6e;
const SMALL_U = 0x75;

const KINDS: readonly (JsonKind | undefined)[] = Array.from({ length: 0x80 }, (_, code) =>
  kindOf(String.fromCharCode(code)),
);

/**
 * The kind of the value that begins at `at`; undefined if none begins there. The spellings of infinity and NaN, which
 * literals may bring in, count as numbers.
 */
export function kindAt(text: string, at: number): JsonKind | undefined {
  const code = text.charCodeAt(at);
  if (code === SMALL_N) {
    return at + 1 < text.length && text.charCodeAt(at + 1) !== SMALL_U ? "number" : "null";
  }
  return code < 0x80 ? KINDS[code] : undefined;
}

function kindOf(character: string): JsonKind | undefined {
  switch (character) {
    case '"':
      return "string";
    case "{":
    case "[":
      return "json";
    case "t":
      return "true";
    case "f":
      return "false";
    case "n":
      return "null";
    default:
      return /[-+iIN\d]/.test(character) ? "number" : undefined;
  }
}
