import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { mergePatch } from "./merge-patch.ts";

/** The examples of RFC 7396, appendix A. */
const examples: readonly (readonly [target: string, patch: string, result: string])[] = [
  ['{"a":"b"}', '{"a":"c"}', '{"a":"c"}'],
  ['{"a":"b"}', '{"b":"c"}', '{"a":"b","b":"c"}'],
  ['{"a":"b"}', '{"a":null}', "{}"],
  ['{"a":"b","b":"c"}', '{"a":null}', '{"b":"c"}'],
  ['{"a":["b"]}', '{"a":"c"}', '{"a":"c"}'],
  ['{"a":"c"}', '{"a":["b"]}', '{"a":["b"]}'],
  ['{"a":{"b":"c"}}', '{"a":{"b":"d","c":null}}', '{"a":{"b":"d"}}'],
  ['{"a":[{"b":"c"}]}', '{"a":[1]}', '{"a":[1]}'],
  ['["a","b"]', '["c","d"]', '["c","d"]'],
  ['{"a":"b"}', '["c"]', '["c"]'],
  ['{"a":"foo"}', "null", "null"],
  ['{"a":"foo"}', '"bar"', '"bar"'],
  ['{"e":null}', '{"a":1}', '{"e":null,"a":1}'],
  ["[1,2]", '{"a":"b","c":null}', '{"a":"b"}'],
  ["{}", '{"a":{"bb":{"ccc":null}}}', '{"a":{"bb":{}}}'],
];

describe("a JSON merge patch", () => {
  for (const [target, patch, result] of examples) {
    it(`makes ${result} of ${target} by ${patch}`, () => {
      assert.equal(mergePatch(target, patch), result);
    });
  }

  it("makes a target that does not exist, without nulls", () => {
    assert.equal(mergePatch(undefined, '{"a":null,"b":{"c":null,"d":1}}'), '{"b":{"d":1}}');
  });

  it("keeps the spelling of numbers on either side", () => {
    assert.equal(mergePatch('{"a":1.0,"b":{"c":1e2}}', '{"b":{"d":2.50}}'), '{"a":1.0,"b":{"c":1e2,"d":2.50}}');
  });
});
