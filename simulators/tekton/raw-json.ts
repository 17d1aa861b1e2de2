/**
 * The members of a JSON object, each with the text of its value as it is spelled, which parsing would not keep of
 * numbers. Of equal names the last counts. `json` must be the text of an object and valid.
 */
export function membersOf(json: string): Map<string, string> {
  const members = new Map<string, string>();
  let member: { readonly key: string; readonly valueStart: number } | undefined;
  let depth = 0;
  for (let at = 0; at < json.length; at += 1) {
    const character = json.charAt(at);
    if (character === '"') {
      const end = endOfString(json, at);
      if (depth === 1 && member === undefined) {
        member = { key: unquoted(json.slice(at, end)), valueStart: json.indexOf(":", end) + 1 };
      }
      at = end - 1;
    } else if (depth === 1 && member !== undefined && (character === "," || character === "}")) {
      members.set(member.key, json.slice(member.valueStart, at).trim());
      member = undefined;
    }
    depth += depthChange(character);
  }
  return members;
}

/** The text of an object with these members; the values are JSON texts. */
export function objectText(members: Iterable<readonly [name: string, valueText: string]>): string {
  return `{${Array.from(members, ([name, valueText]) => `${JSON.stringify(name)}:${valueText}`).join(",")}}`;
}

/** Whether the text of a valid JSON value is that of an object. */
export function isObjectText(json: string): boolean {
  return json.trimStart().startsWith("{");
}

/** Whether the text of a valid JSON value is `null`. */
export function isNullText(json: string): boolean {
  return json.trim() === "null";
}

/** How many objects and arrays of a valid JSON text stand inside each other at most. */
export function nestingOf(json: string): number {
  let depth = 0;
  let deepest = 0;
  for (let at = 0; at < json.length; at += 1) {
    const character = json.charAt(at);
    if (character === '"') {
      at = endOfString(json, at) - 1;
    } else {
      depth += depthChange(character);
      deepest = Math.max(deepest, depth);
    }
  }
  return deepest;
}

function depthChange(character: string): number {
  if (character === "{" || character === "[") {
    return 1;
  }
  return character === "}" || character === "]" ? -1 : 0;
}

function unquoted(text: string): string {
  const value: unknown = JSON.parse(text);
  return typeof value === "string" ? value : text;
}

/** Where the string that begins at `start` has ended. */
function endOfString(json: string, start: number): number {
  let at = start + 1;
  while (at < json.length && json.charAt(at) !== '"') {
    at += json.charAt(at) === "\\" ? 2 : 1;
  }
  return at + 1;
}
