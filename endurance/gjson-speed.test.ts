import assert from "node:assert/strict";
import process from "node:process";
import { describe, it } from "node:test";
import { queryGjson } from "../protocol/gjson/index.ts";
import { seededRandom } from "../runtime/index.ts";
import { enduranceLength, repeatable, tellProgress } from "./endurance-length.ts";
import {
  costlyPath,
  knownCostlyPaths,
  largeDocuments,
  ORDINARY_QUERIES,
  ParseRatio,
  THOROUGH_QUERIES,
} from "./gjson/index.ts";

const RATIO_MAX = 50;
/** While coverage is measured, code of ours runs several times slower, but the parser of the engine does not. */
const COVERAGE_SLOWDOWN = process.env["NODE_V8_COVERAGE"] === undefined ? 1 : 4;
/** So many of the slowest paths of a document are measured carefully. */
const SUSPECTS = 3;
const SHORT_DOCUMENTS = 3;

const length = enduranceLength();
const documents = largeDocuments().slice(0, length.long ? undefined : SHORT_DOCUMENTS);
const RANDOM_PATHS = length.long ? 150 : 6;
const KNOWN_SHARE = length.long ? 2 : 24;

interface Timed {
  readonly path: string;
  readonly ratio: number;
}

function slowest(measure: ParseRatio, paths: readonly string[]): Timed {
  const quick = paths.map((path): Timed => ({ path, ratio: measure.quick(path) }));
  const suspects = quick.toSorted((a, b) => b.ratio - a.ratio).slice(0, SUSPECTS);
  const careful = suspects.map(({ path }): Timed => ({ path, ratio: measure.careful(path) }));
  return careful.reduce((worst, next) => (next.ratio > worst.ratio ? next : worst), { path: "", ratio: 0 });
}

describe("over a document of a megabyte", { timeout: 1_800_000 }, () => {
  for (const { shape, json } of documents) {
    it(`no path takes more than ${RATIO_MAX} times as long as JSON.parse: ${shape}`, async () => {
      await repeatable(length, async () => {
        const random = seededRandom(length.seed).fork(`costly paths/${shape}`);
        const known = knownCostlyPaths().filter((_, index) => index % KNOWN_SHARE === 0);
        const measure = new ParseRatio(json);
        const { path, ratio } = slowest(measure, [
          ...known,
          ...Array.from({ length: RANDOM_PATHS }, () => costlyPath(random)),
        ]);
        const words = `${ratio.toFixed(1)} times the ${measure.parseMs.toFixed(2)} ms of JSON.parse: ${path.slice(0, 300)}`;
        tellProgress(length, `${shape}: the slowest path took ${words}`);
        assert.ok(ratio <= RATIO_MAX * COVERAGE_SLOWDOWN, words);
      });
    });
  }

  for (const { shape, json } of documents.filter(({ isExtreme }) => !isExtreme)) {
    it(`ordinary paths are answered: ${shape}`, () => {
      const refused = ORDINARY_QUERIES.filter((path) => "problem" in queryGjson(json, path));
      assert.deepEqual(refused, []);
    });
  }

  it("paths that look ten times through all of it are answered: small objects", () => {
    const json = documents.find(({ shape }) => shape === "small objects")?.json ?? "";
    const outcomes = THOROUGH_QUERIES.map((path) => queryGjson(json, path).exists);
    assert.deepEqual(
      outcomes,
      THOROUGH_QUERIES.map(() => true),
    );
  });
});
