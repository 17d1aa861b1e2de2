/** What a JSON value is; `json` stands for objects and arrays. */
export type JsonKind = "null" | "false" | "true" | "number" | "string" | "json";

/** A value as it is written. */
export interface JsonValue {
  readonly raw: string;
  readonly type: JsonKind;
}

/**
 * The kind of the value that begins at `at`; undefined if none begins there. The spellings of infinity and NaN, which
 * literals may bring in, count as numbers.
 */
export function kindAt(text: string, at: number): JsonKind | undefined {
  switch (text[at]) {
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
      return at + 1 < text.length && text[at + 1] !== "u" ? "number" : "null";
    case "+":
    case "-":
    case "i":
    case "I":
    case "N":
      return "number";
    default:
      return isDigit(text.charCodeAt(at)) ? "number" : undefined;
  }
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}
