import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { encodeJson, jsonParser } from "./index.ts";

const parse = jsonParser<{ readonly list: readonly number[] }>("sample", {
  type: "object",
  properties: { list: { type: "array", items: { type: "integer" } } },
  required: ["list"],
  additionalProperties: false,
});

describe("a parser made from a schema", () => {
  it("gives what has the schema's form", () => {
    assert.deepEqual(parse(encodeJson({ list: [1, 2] })), { ok: true, value: { list: [1, 2] } });
  });

  it("points at the fault", () => {
    assert.deepEqual(parse(encodeJson({ list: [1, "2"] })), {
      ok: false,
      problem: "sample: /list/1: must be integer",
    });
  });

  it("names the property that is too many", () => {
    assert.deepEqual(parse(encodeJson({ list: [], other: 1 })), {
      ok: false,
      problem: 'sample: must NOT have additional properties (found "other")',
    });
  });

  it("takes a property named __proto__ for one too many", () => {
    assert.equal(parse(Buffer.from('{"list":[],"__proto__":{}}')).ok, false);
  });

  it("says what is wrong with the JSON", () => {
    const result = parse(Uint8Array.of(0xff));
    assert.deepEqual(result, { ok: false, problem: "sample: not JSON: the bytes are not valid UTF-8" });
  });

  it("cannot be used if the schema is invalid", () => {
    const misformed = jsonParser("sample", { type: "thing" });
    assert.throws(() => misformed(Buffer.from("{}")), /schema is invalid/);
  });
});
