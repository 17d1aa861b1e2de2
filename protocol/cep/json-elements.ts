const STRUCTURAL = /["{}[\],]/g;

/** Where the string that begins at `start` has ended. The text is valid JSON, so there is an end. */
function endOfString(json: string, start: number): number {
  let at = start + 1;
  while (at < json.length && json[at] !== '"') {
    at += json[at] === "\\" ? 2 : 1;
  }
  return at + 1;
}

/**
 * The elements of a JSON array, each as it is spelled, which parsing would not keep of numbers. `json` must be valid
 * and the text of an array. Takes one pass.
 */
export function jsonElements(json: string): readonly string[] {
  const elements: string[] = [];
  const structural = new RegExp(STRUCTURAL);
  let start = json.indexOf("[") + 1;
  let depth = 0;
  for (let found = structural.exec(json); found !== null; found = structural.exec(json)) {
    const [token] = found;
    if (depth === 1 && (token === "," || token === "]")) {
      elements.push(json.slice(start, found.index).trim());
      start = found.index + 1;
    }
    if (token === '"') {
      structural.lastIndex = endOfString(json, found.index);
    } else if (token !== ",") {
      depth += token === "{" || token === "[" ? 1 : -1;
    }
  }
  // Between the brackets of an empty array there is nothing, or white space.
  return elements.filter((element) => element !== "");
}
