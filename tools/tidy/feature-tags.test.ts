import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { checkFeatureTags } from "./feature-tags.ts";

function check(...lines: readonly string[]): string[] {
  const text = ["Feature: Configuration", "", ...lines, "Example: one", "* a step"].join("\n");
  return checkFeatureTags("features/a.feature", text).map((finding) => finding.message);
}

describe("the tags of a rule", () => {
  it("are one requirement and one level, beside any others", () => {
    assert.deepEqual(check("@CMP-014 @must @wire", "Rule: a law"), []);
  });

  it("are found wanting without a requirement, or with two", () => {
    assert.deepEqual(check("@must", "Rule: a law"), [
      "features/a.feature:4 is a rule with 0 requirement tags; it must have one",
    ]);
    assert.equal(check("@CMP-014 @CMP-015 @must", "Rule: a law").length, 1);
    assert.equal(check("@CMP-14 @must", "Rule: a law").length, 1);
  });

  it("are found wanting without a level, or with two", () => {
    assert.equal(check("@CMP-014", "Rule: a law").length, 1);
    assert.equal(check("@CMP-014 @must @should", "Rule: a law").length, 1);
  });

  it("may stand on several lines", () => {
    assert.deepEqual(check("@CMP-014", "# why", "@should", "Rule: a law"), []);
  });
});

describe("an example", () => {
  it("belongs to a rule", () => {
    assert.match(check().join(), /^features\/a\.feature:3 has an example outside every rule/);
  });

  it("may quote a rule in a doc string", () => {
    assert.deepEqual(
      check("@CMP-014 @must", "Rule: a law", "Example: quoted", "* a text", '"""', "Rule: x", '"""'),
      [],
    );
  });
});
