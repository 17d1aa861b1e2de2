import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { readDigits, writeDigits } from "./digits.ts";

describe("digits in bytes", () => {
  it("are padded with zeros and leave their surroundings alone", () => {
    const bytes = Buffer.from("x........y");
    writeDigits(bytes, 1, 8, 4711);
    assert.equal(bytes.toString(), "x00004711y");
  });

  it("are read as they were written", () => {
    const bytes = Buffer.alloc(12);
    writeDigits(bytes, 2, 8, 90_000_017);
    assert.equal(readDigits(bytes, 2, 8), 90_000_017);
  });

  it("keep only the last ones of a number that is too long", () => {
    const bytes = Buffer.alloc(3);
    writeDigits(bytes, 0, 3, 123_456);
    assert.equal(bytes.toString(), "456");
  });

  it("are not mistaken for a number where bytes are missing", () => {
    assert.ok(readDigits(Buffer.alloc(0), 0, 8) < 0);
  });
});
