import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { encodeJson, parseJson } from "./index.ts";

const problemOf = (bytes: Uint8Array) => {
  const result = parseJson(bytes);
  return result.ok ? assert.fail("was read") : result.problem;
};

describe("JSON", () => {
  it("is read back as it was written", () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        const value: unknown = JSON.parse(text);
        const written: unknown = JSON.parse(JSON.stringify(value));
        assert.deepEqual(parseJson(encodeJson(value)), { ok: true, value: written });
      }),
    );
  });

  it("is written as UTF-8 without white space", () => {
    assert.deepEqual(encodeJson({ a: "é" }), Uint8Array.from(Buffer.from("7b2261223a22c3a9227d", "hex")));
  });

  it("keeps a byte-order mark inside a string", () => {
    assert.deepEqual(parseJson(encodeJson("\uFEFF")), { ok: true, value: "\uFEFF" });
  });

  it("cannot express undefined", () => {
    assert.throws(() => encodeJson(undefined), { name: "TypeError", message: /undefined has no form in JSON/ });
  });

  it("never throws on random bytes", () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        assert.equal(typeof parseJson(bytes).ok, "boolean");
      }),
    );
  });

  it("may be nested without breaking the reader", () => {
    assert.equal(parseJson(Buffer.from("[".repeat(200_000))).ok, false);
  });
});

describe("the problem with a payload", () => {
  it("is that it is empty", () => {
    assert.equal(problemOf(new Uint8Array()), "no JSON: the payload is empty");
  });

  it("is a byte-order mark", () => {
    assert.match(problemOf(Buffer.from("\uFEFF{}")), /^not JSON: begins with a byte-order mark \(EF BB BF\)/);
  });

  it("is invalid UTF-8", () => {
    assert.equal(problemOf(Uint8Array.of(0x22, 0xff, 0x22)), "not JSON: the bytes are not valid UTF-8");
  });

  it("is a fault at a line and column", () => {
    assert.match(problemOf(Buffer.from('{\n  "a": 1,\n  b')), /^not JSON: .*at position 14 \(line 3 column 3\)$/);
  });

  it("is an unexpected word", () => {
    assert.match(problemOf(Buffer.from("nope")), /^not JSON: /);
  });
});
