/**
 * The members of a JSON object, each with the text of its value as it is spelled, which parsing would not keep of
 * numbers. Of equal names the last counts. `json` must be valid and the text of an object. Takes one pass.
 *
 * Any other text comes to an end too, with members that mean nothing or a `SyntaxError` for a name that cannot be read;
 * a string without an end lasts to the end of the text.
 */
export function jsonMembers(json: string): Map<string, string> {
  const members = new Map<string, string>();
  let name: string | undefined;
  let valueStart = 0;
  let depth = 0;
  for (const { token, start, end } of tokensOf(json)) {
    if (token === '"') {
      if (depth === 1 && name === undefined) {
        name = nameOf(json.slice(start, end));
        valueStart = json.indexOf(":", end) + 1;
      }
    } else if (token === "{" || token === "[") {
      depth += 1;
    } else {
      if (depth === 1 && name !== undefined) {
        members.set(name, json.slice(valueStart, start).trim());
        name = undefined;
      }
      depth -= token === "," ? 0 : 1;
    }
  }
  return members;
}

/** The text of an object with these members; the values are JSON texts. */
export function jsonObjectText(members: Iterable<readonly [name: string, valueText: string]>): string {
  return `{${Array.from(members, ([name, valueText]) => `${JSON.stringify(name)}:${valueText}`).join(",")}}`;
}

/** Whether the text of a valid JSON value is that of an object. */
export function isJsonObjectText(json: string): boolean {
  return OBJECT_START.test(json);
}

/** Whether the text of a valid JSON value is `null`. */
export function isJsonNullText(json: string): boolean {
  return NULL.test(json);
}

/**
 * How many objects and arrays of a valid JSON text stand inside each other at most. Any other text has a number too; a
 * string without an end lasts to the end of the text.
 */
export function jsonNesting(json: string): number {
  let depth = 0;
  let deepest = 0;
  for (const { token } of tokensOf(json)) {
    if (token === "{" || token === "[") {
      depth += 1;
      deepest = Math.max(deepest, depth);
    } else if (token === "}" || token === "]") {
      depth -= 1;
    }
  }
  return deepest;
}

/** A string, which `"` stands for, or what opens, closes or separates. */
interface Token {
  readonly token: string;
  readonly start: number;
  readonly end: number;
}

function* tokensOf(json: string): Generator<Token> {
  const structural = new RegExp(STRUCTURAL);
  for (let found = structural.exec(json); found !== null; found = structural.exec(json)) {
    const [token] = found;
    const start = found.index;
    const end = token === '"' ? endOfString(json, start) : start + 1;
    structural.lastIndex = end;
    yield { token, start, end };
  }
}

const BACKSLASH = 0x5c;
const QUOTATION_MARK = 0x22;

/** Where the string that begins at `start` has ended: at the end of the text if nothing else ends it. */
function endOfString(json: string, start: number): number {
  const mark = json.indexOf('"', start + 1);
  if (mark === -1) {
    return json.length;
  }
  if (json.charCodeAt(mark - 1) !== BACKSLASH) {
    return mark + 1;
  }
  let at = start + 1;
  while (at < json.length && json.charCodeAt(at) !== QUOTATION_MARK) {
    at += json.charCodeAt(at) === BACKSLASH ? 2 : 1;
  }
  return Math.min(at + 1, json.length);
}

const STRUCTURAL = /["{}[\],]/g;
const OBJECT_START = /^[ \t\n\r]*\{/;
const NULL = /^[ \t\n\r]*null[ \t\n\r]*$/;

function nameOf(token: string): string {
  const value: unknown = token.includes("\\") ? JSON.parse(token) : token.slice(1, -1);
  return typeof value === "string" ? value : token;
}
