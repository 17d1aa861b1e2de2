import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { GJSON_LIMITS } from "../gjson-limits.ts";
import { WorkMeter } from "../work-meter.ts";
import { compareStrings, decodeString, numberFromText, plainDecimal, quoteString } from "./index.ts";

const meter = () => new WorkMeter(GJSON_LIMITS.stepsMax, 1);
const wellFormed = fc.string({ unit: "binary" });

describe("strings", () => {
  it("are ordered as their bytes", () => {
    fc.assert(
      fc.property(wellFormed, wellFormed, (a, b) => {
        assert.equal(Math.sign(compareStrings(a, b)), Buffer.compare(Buffer.from(a), Buffer.from(b)));
      }),
    );
  });

  it("are read as JSON.parse reads them", () => {
    fc.assert(fc.property(wellFormed, (any) => assert.equal(decodeString(JSON.stringify(any).slice(1, -1)), any)));
  });

  it("are written so that JSON.parse reads them", () => {
    fc.assert(fc.property(wellFormed, (any) => assert.equal(JSON.parse(quoteString(any, meter())), any)));
  });

  it("lose halves of surrogate pairs", () => {
    assert.equal(decodeString("\\ud83d"), "\ufffd");
    assert.equal(decodeString("\\ude00x"), "\ufffdx");
    assert.equal(decodeString("\\ud83d\\u0041x"), "\ufffdx");
    assert.equal(decodeString("\\udc00\\ude00x"), "\ufffdx");
    assert.equal(quoteString("\ud83dx", meter()), '"\\ufffdx"');
  });

  it("end at the first fault", () => {
    for (const inside of ["ab\\", "ab\\x", "ab\\u00", "ab\u0001\\n", "ab\\"]) {
      assert.equal(decodeString(inside), "ab", inside);
    }
    assert.equal(decodeString("a\\nb\u0001c"), "a\nb");
    assert.equal(decodeString("\\uzzzz"), "\0");
  });
});

describe("numbers", () => {
  it("are read as JavaScript reads them, if decimal", () => {
    fc.assert(fc.property(fc.double({ noNaN: true }), (n) => assert.equal(numberFromText(String(n)), n + 0)));
    const others = ["1.", ".5", "+5", "1e400", "-Inf", "+infinity", "1_000.5", "1e1_0"].map(numberFromText);
    assert.deepEqual(others, [1, 0.5, 5, Infinity, -Infinity, Infinity, 1000.5, 1e10]);
    assert.ok(Number.isNaN(numberFromText("NaN")));
  });

  it("are zero if they are none", () => {
    for (const text of ["", "a", "1a", "0x10", "1__0", "_1", "1_", ".", "e5", "1e", "--1", " 1", "infinit", "+nan"]) {
      assert.equal(numberFromText(text), 0, text);
    }
  });

  it("are written without exponent", () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (n) => {
        assert.match(plainDecimal(n), /^-?\d+(\.\d+)?$/);
        assert.equal(Number(plainDecimal(n)), n);
      }),
    );
    assert.deepEqual([1e21, 1.5e-7, -0, Infinity, -Infinity, NaN].map(plainDecimal), [
      "1000000000000000000000",
      "0.00000015",
      "-0",
      "+Inf",
      "-Inf",
      "NaN",
    ]);
  });
});
