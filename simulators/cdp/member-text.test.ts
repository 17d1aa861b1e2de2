import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { memberText } from "./member-text.ts";

describe("the text of a member", () => {
  it("is as it is spelled", () => {
    assert.equal(memberText('{"a":[{"b":1}] , "b" : 1.0e+2 }', "b"), "1.0e+2");
    assert.equal(memberText('{"b":{"b": 0, "x":"},\\"" },"c":2}', "b"), '{"b": 0, "x":"},\\"" }');
    assert.equal(memberText('{"\\u0062":"b"}', "b"), '"b"');
  });

  it("is that of the last of equal names, as in parsing", () => {
    assert.equal(memberText('{"b":1,"b":2}', "b"), "2");
  });

  it("is undefined without the member", () => {
    assert.equal(memberText("{}", "b"), undefined);
    assert.equal(memberText('{"a":"b"}', "b"), undefined);
  });

  it("says what parsing the whole says", () => {
    const document = fc.dictionary(fc.constantFrom("a", "b", "}", '"', "\\", ","), fc.jsonValue(), {
      noNullPrototype: true,
    });
    fc.assert(
      fc.property(document, fc.constantFrom(0, 2), (value, spaces) => {
        const json = JSON.stringify(value, undefined, spaces);
        for (const name of Object.keys(value)) {
          const text = memberText(json, name);
          assert.ok(text !== undefined, `${name} in ${json}`);
          assert.equal(JSON.stringify(JSON.parse(text)), JSON.stringify(value[name]));
        }
      }),
    );
  });
});
