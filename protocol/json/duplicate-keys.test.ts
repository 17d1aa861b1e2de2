import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { encodeJson, hasDuplicateKeys } from "./index.ts";

const json = fc.jsonValue({ maxDepth: 2 });

describe("duplicate keys", () => {
  for (const payload of [
    '{"a":1,"a":1}',
    '{"a" :1, "b":2,\n"a"\t:3}',
    '{"a":1,"\\u0061":2}',
    '{"":1,"":2}',
    '{"__proto__":1,"__proto__":2}',
    '{"\\"":1,"\\"":2}',
    '{"é":1,"\\u00e9":2}',
    '{"a":{"b":[{"c":1,"c":2}]}}',
    '{"a":{"b":1},"c":[],"a":2}',
    '[{"a":1},{"a":1,"b":[],"a":2}]',
  ]) {
    it(`are found in ${payload}`, () => {
      assert.equal(hasDuplicateKeys(Buffer.from(payload)), true);
    });
  }

  for (const payload of [
    "{}",
    '"a"',
    '["a","a"]',
    '{"a":"a","b":"a"}',
    '{"a":{"a":{"a":[]}}}',
    '[{"a":1},{"a":1}]',
    '{"a":1,"A":2}',
    '{"a":"b:","c":"{\\"a\\":1,\\"a\\":2}"}',
    '{"a\\\\":1,"a":"\\\\"}',
    '{"a":1,"a":1',
    "",
  ]) {
    it(`are not found in ${JSON.stringify(payload)}`, () => {
      assert.equal(hasDuplicateKeys(Buffer.from(payload)), false);
    });
  }

  it("are not found in bytes that are not UTF-8", () => {
    assert.equal(hasDuplicateKeys(Uint8Array.of(0x22, 0xff, 0x22)), false);
  });

  it("never occur in what is written", () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 5 }), (value) => {
        assert.equal(hasDuplicateKeys(encodeJson(value)), false);
      }),
    );
  });

  it("are found wherever a member is repeated", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), json, json, (name, first, second) => {
        const member = (value: unknown) => `${JSON.stringify(name)}: ${JSON.stringify(value)}`;
        const payload = `[{"x": {${member(first)}, "another ${name.length}": [], ${member(second)}}}]`;
        assert.equal(hasDuplicateKeys(Buffer.from(payload)), true);
      }),
    );
  });

  it("are looked for in long and in deep payloads", () => {
    assert.equal(hasDuplicateKeys(Buffer.from(`{"a":"${"\\\\".repeat(1_000_000)}","a":1}`)), true);
    assert.equal(hasDuplicateKeys(Buffer.from(`${"[".repeat(1000)}{"a":1,"a":1}${"]".repeat(1000)}`)), true);
  });
});
