import { queryGjson } from "../../protocol/gjson/index.ts";
import { seededRandom } from "../../runtime/index.ts";
import { randomDocument } from "./random-document.ts";
import { randomPath } from "./random-path.ts";

/** A path and what it is evaluated over. */
export interface Pair {
  readonly json: string;
  readonly isValid: boolean;
  readonly path: string;
}

/** The pair with this number; seed and number determine it. */
export function pairOf(seed: string, index: number): Pair {
  const random = seededRandom(`${seed}/gjson pair ${index}`);
  return { ...randomDocument(random), path: randomPath(random) };
}

/** What to write down of a pair, so that it can be repeated by hand. */
export function describePair(seed: string, index: number): string {
  const { json, path } = pairOf(seed, index);
  return `pair ${index} of seed ${seed}: queryGjson(${JSON.stringify(json)}, ${JSON.stringify(path)})`;
}

/** Evaluates the path. Throws if the outcome breaks the contract of `queryGjson`. */
export function assertEvaluates({ json, isValid, path }: Pair): void {
  const result = queryGjson(json, path);
  if (!result.exists) {
    return;
  }
  if (result.raw === "") {
    throw new Error("something exists but is empty");
  }
  if (isValid) {
    JSON.parse(result.raw);
  }
}
