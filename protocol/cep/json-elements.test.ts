import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { jsonElements } from "./json-elements.ts";

describe("the elements of a JSON array", () => {
  const examples: readonly (readonly [json: string, elements: readonly string[]])[] = [
    ["[]", []],
    [" [ \n] ", []],
    ["[1]", ["1"]],
    ["\t[ 1.50e+3 , -0,12345678901234567890 ]\r\n", ["1.50e+3", "-0", "12345678901234567890"]],
    ["[[],{},[[]],null]", ["[]", "{}", "[[]]", "null"]],
    ['[{"a":[1,2],"b":{"c":3}},{ "d" : 4 }]', ['{"a":[1,2],"b":{"c":3}}', '{ "d" : 4 }']],
    ['["],[","{\\"","\\\\",""]', ['"],["', '"{\\""', '"\\\\"', '""']],
    ['[{"],[":"\\\\\\""},7]', ['{"],[":"\\\\\\""}', "7"]],
  ];
  for (const [json, elements] of examples) {
    it(`of ${JSON.stringify(json)}`, () => {
      assert.deepEqual(jsonElements(json), elements);
    });
  }

  it("are those that parsing finds, whatever the array and its white space", () => {
    fc.assert(
      fc.property(fc.array(fc.jsonValue()), fc.nat(3), (value, indent) => {
        const found = jsonElements(JSON.stringify(value, undefined, indent)).map((text): unknown => JSON.parse(text));
        assert.deepEqual(found, JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  it("are found in one pass, however many there are and however long they are", () => {
    const many = `[${Array.from({ length: 200_000 }, () => '{"a":"["}').join(",")}]`;
    assert.equal(jsonElements(many).length, 200_000);
    assert.deepEqual(
      jsonElements(`["${"\\\\x".repeat(1_000_000)}"]`).map(({ length }) => length),
      [3_000_002],
    );
  });
});
