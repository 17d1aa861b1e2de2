import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { type GjsonResult, queryGjson } from "./index.ts";
import { kindAt } from "./json-text/index.ts";
import { differenceVectors, gjsonVectors } from "./vectors/index.ts";

function found(raw: string | undefined): GjsonResult {
  const type = raw === undefined ? undefined : kindAt(raw, 0);
  return raw === undefined || type === undefined ? { exists: false } : { exists: true, raw, type };
}

describe("a path", () => {
  for (const { concern, json, paths } of gjsonVectors) {
    describe(`over ${json.length > 40 ? `${json.slice(0, 40)}…` : json}: ${concern}`, () => {
      for (const [path, raw] of paths) {
        it(`${path} ${raw === undefined ? "finds nothing" : `finds ${raw}`}`, () => {
          assert.deepEqual(queryGjson(json, path), found(raw));
        });
      }
    });
  }

  it("is known by many vectors, no two of them the same", () => {
    const all = gjsonVectors.flatMap(({ json, paths }) => paths.map(([path]) => JSON.stringify([json, path])));
    assert.ok(all.length >= 400, `${all.length} vectors`);
    assert.equal(new Set(all).size, all.length);
  });
});

describe("unlike in the original", () => {
  for (const { circumstance, json, path, raw, problem } of differenceVectors) {
    it(`${circumstance}: ${path} over ${json}`, () => {
      assert.deepEqual(queryGjson(json, path), problem === undefined ? found(raw) : { exists: false, problem });
    });
  }
});

describe("null", () => {
  it("exists, unlike what is missing", () => {
    assert.deepEqual(queryGjson('{"a":null}', "a"), { exists: true, raw: "null", type: "null" });
    assert.deepEqual(queryGjson('{"a":null}', "b"), { exists: false });
  });
});

describe("text that is not JSON", () => {
  for (const json of [
    "",
    " ",
    "{",
    "[",
    '{"a',
    '{"a"',
    '{"a":',
    '{"a":[',
    "}",
    "]",
    '"',
    "a",
    "[,,]",
    '{"a" "b" "c"}',
  ]) {
    it(`ends every path: ${JSON.stringify(json)}`, () => {
      for (const path of ["a", "*.0", "#", "#.a", "#(a)#", "..#", "..0.a", "@dig:a", "@pretty", "@ugly", "@reverse"]) {
        assert.equal(typeof queryGjson(json, path).exists, "boolean");
      }
    });
  }
});
