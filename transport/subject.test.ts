import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { checkPattern, checkSubject, subjectMatches } from "./subject.ts";

describe("a subscription's pattern", () => {
  const cases: [pattern: string, subject: string, matches: boolean][] = [
    ["a.b", "a.b", true],
    ["a.b", "a.b.c", false],
    ["a.b", "a", false],
    ["a.*", "a.b", true],
    ["a.*", "a", false],
    ["a.*", "a.b.c", false],
    ["*.b", "a.b", true],
    ["a.*.c", "a.b.c", true],
    ["a.*.c", "a.b.d", false],
    ["a.>", "a.b", true],
    ["a.>", "a.b.c", true],
    ["a.>", "a", false],
    ["a.>", "ab.c", false],
    [">", "a", true],
    [">", "a.b.c", true],
    ["*", "a", true],
    ["*", "a.b", false],
    ["a.b*", "a.bc", false],
    ["a.B", "a.b", false],
    [">", "a..b", false],
  ];
  for (const [pattern, subject, matches] of cases) {
    it(`'${pattern}' ${matches ? "covers" : "does not cover"} '${subject}'`, () => {
      assert.equal(subjectMatches(pattern, subject), matches);
    });
  }

  for (const pattern of ["", "a b", "a..b", ".a", "a.", "a.>.b", ">.a", "a\n"]) {
    it(`${JSON.stringify(pattern)} is refused`, () => {
      assert.throws(() => checkPattern(pattern), { name: "TransportError", code: "INVALID_SUBJECT" });
    });
  }
});

describe("a subject to publish to", () => {
  it("has no white space", () => {
    assert.throws(() => checkSubject("a b"), { code: "INVALID_SUBJECT" });
    assert.throws(() => checkSubject(""), { code: "INVALID_SUBJECT" });
    checkSubject("kaa.v1.service.cmx.esp.ClientData");
  });
});
