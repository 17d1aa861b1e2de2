import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { Inconclusive, NoAnswer, VERDICTS, Violation, verdictOfException, worst } from "./index.ts";

describe("the worst of several verdicts", () => {
  it("is the first of them in the order of badness, wherever it stands", () => {
    VERDICTS.forEach((verdict, index) => {
      const better = VERDICTS.slice(index);
      assert.equal(worst(better), verdict);
      assert.equal(worst(better.toReversed()), verdict);
    });
    assert.deepEqual(VERDICTS, ["fail", "error", "inconclusive", "pass", "notApplicable"]);
  });

  it("is inconclusive if there are none", () => {
    assert.equal(worst([]), "inconclusive");
  });
});

describe("the exception that ended a step", () => {
  for (const [exception, verdict] of [
    [new Violation("wrong"), "fail"],
    [new NoAnswer("nothing"), "fail"],
    [new Inconclusive("not possible"), "inconclusive"],
    [new TypeError("mistake"), "error"],
    [new Error("accident"), "error"],
  ] as const) {
    it(`is ${verdict} if it is a ${exception.name}`, () => {
      assert.equal(verdictOfException(exception.name), verdict);
    });
  }

  it("is a violation if no answer came", () => {
    assert.ok(new NoAnswer("nothing") instanceof Violation);
  });

  it("is an error if it has no type", () => {
    assert.equal(verdictOfException(""), "error");
  });
});
