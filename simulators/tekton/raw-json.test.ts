import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { isNullText, isObjectText, membersOf, nestingOf, objectText } from "./raw-json.ts";

describe("the text of a JSON object", () => {
  it("keeps how its values are spelled", () => {
    const members = membersOf('{ "a" : 1.0 , "b":{"c":1e400, "}": "\\"{"},"d":[ 1 ,{"a":2}], "e":-0 }');
    assert.deepEqual(
      [...members],
      [
        ["a", "1.0"],
        ["b", '{"c":1e400, "}": "\\"{"}'],
        ["d", '[ 1 ,{"a":2}]'],
        ["e", "-0"],
      ],
    );
  });

  it("may be empty, or have names that are odd, escaped or equal", () => {
    assert.deepEqual([...membersOf(" { } ")], []);
    assert.deepEqual(
      [...membersOf('{"__proto__":1,"\\u0061":2,"a":3,"":4}')],
      [
        ["__proto__", "1"],
        ["a", "3"],
        ["", "4"],
      ],
    );
  });

  it("says the same when it is taken apart and put together again", () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
        const text = JSON.stringify(value, undefined, 1);
        assert.deepEqual(JSON.parse(objectText(membersOf(text))), JSON.parse(text));
      }),
    );
  });

  it("is told from other values, and its depth is known", () => {
    assert.deepEqual([" {}", "[]", '"{"', "null"].map(isObjectText), [true, false, false, false]);
    assert.deepEqual([" null ", '"null"'].map(isNullText), [true, false]);
    assert.deepEqual(
      ["1", "{}", '{"a":[{"[":"]"}],"b":{}}', "[".repeat(5000) + "]".repeat(5000)].map(nestingOf),
      [0, 1, 3, 5000],
    );
  });
});
