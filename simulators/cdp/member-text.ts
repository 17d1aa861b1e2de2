/**
 * The text of what a JSON object has under `name`, as it is spelled, which parsing would not keep of numbers. Of equal
 * names the last counts. `json` must be the text of an object and valid.
 */
export function memberText(json: string, name: string): string | undefined {
  let found: string | undefined;
  let member: { readonly key: unknown; readonly valueStart: number } | undefined;
  let depth = 0;
  for (let at = 0; at < json.length; at += 1) {
    const character = json.charAt(at);
    if (character === '"') {
      const end = endOfString(json, at);
      if (depth === 1 && member === undefined) {
        member = { key: JSON.parse(json.slice(at, end)), valueStart: json.indexOf(":", end) + 1 };
      }
      at = end - 1;
    } else if (depth === 1 && (character === "," || character === "}")) {
      if (member?.key === name) {
        found = json.slice(member.valueStart, at).trim();
      }
      member = undefined;
    }
    depth += depthChange(character);
  }
  return found;
}

function depthChange(character: string): number {
  if (character === "{" || character === "[") {
    return 1;
  }
  return character === "}" || character === "]" ? -1 : 0;
}

/** Where the string that begins at `start` has ended. */
function endOfString(json: string, start: number): number {
  let at = start + 1;
  while (at < json.length && json.charAt(at) !== '"') {
    at += json.charAt(at) === "\\" ? 2 : 1;
  }
  return at + 1;
}
