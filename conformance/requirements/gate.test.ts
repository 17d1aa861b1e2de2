import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { type FeatureRule, gateProblems, type Requirement, requirementIds } from "./index.ts";

const REQUIREMENT: Requirement = {
  id: "CMP-001",
  level: "must",
  obliged: "cmx",
  basis: "keyword",
  protocol: "7/CMP",
  section: "S",
  text: "T",
};
const SECOND: Requirement = { ...REQUIREMENT, id: "CMP-002", level: "should" };

const RULE: FeatureRule = { place: "features/a.feature:3", tags: ["@CMP-001", "@must"], examples: 1 };
const NO_CHECKS = new Map<string, readonly string[]>();

/** The problems of one requirement and one rule for it that differ in this. */
function problems(requirement: Partial<Requirement>, rule: Partial<FeatureRule> | undefined): readonly string[] {
  const rules = rule === undefined ? [] : [{ ...RULE, ...rule }];
  return gateProblems([{ ...REQUIREMENT, ...requirement }], { rules, checks: NO_CHECKS });
}

describe("the gate between catalogue and proofs", () => {
  it("is open if a rule, a check or both prove each requirement", () => {
    const checks = new Map([["correlation", ["CMP-001", "CMP-002"]]]);
    assert.deepEqual(gateProblems([REQUIREMENT, SECOND], { rules: [RULE], checks }), []);
    assert.deepEqual(problems({}, {}), []);
    assert.deepEqual(gateProblems([], { rules: [], checks: NO_CHECKS }), []);
  });

  it("is open for a requirement that nothing proves if the catalogue says why", () => {
    assert.deepEqual(problems({ deferred: "Later." }, undefined), []);
    assert.deepEqual(problems({ unobservable: "Inside." }, undefined), []);
  });

  it("shows a rule that names no requirement", () => {
    const tags = ["@must", "@wire", "@CMP-1", "CMP-001"];
    assert.deepEqual(gateProblems([], { rules: [{ ...RULE, tags }], checks: NO_CHECKS }), [
      "features/a.feature:3: a Rule names exactly one requirement, this one none",
    ]);
  });

  it("shows a rule that names two requirements", () => {
    const tags = ["@CMP-001", "@CMP-002", "@must"];
    assert.deepEqual(
      gateProblems([REQUIREMENT, { ...SECOND, level: "must" }], { rules: [{ ...RULE, tags }], checks: NO_CHECKS }),
      ["features/a.feature:3: a Rule names exactly one requirement, this one CMP-001, CMP-002"],
    );
  });

  it("shows a rule whose requirement the catalogue does not know", () => {
    assert.deepEqual(problems({ deferred: "Later." }, { tags: ["@CMP-999", "@must"] }), [
      "features/a.feature:3: CMP-999 is not in the catalogue",
    ]);
  });

  it("shows a rule with another level than its requirement", () => {
    const wrong = "features/a.feature:3: CMP-001 is a MUST; tag the Rule @must";
    assert.deepEqual(problems({}, { tags: ["@CMP-001", "@should"] }), [wrong]);
    assert.deepEqual(problems({}, { tags: ["@CMP-001"] }), [wrong]);
  });

  it("shows a rule without examples", () => {
    assert.deepEqual(problems({}, { examples: 0 }), ["features/a.feature:3: the Rule for CMP-001 has no Example"]);
  });

  it("shows a check of a requirement that the catalogue does not know", () => {
    const checks = new Map([["correlation", ["CMP-001", "CMP-999"]]]);
    assert.deepEqual(gateProblems([REQUIREMENT], { rules: [], checks }), [
      "check correlation: CMP-999 is not in the catalogue",
    ]);
  });

  it("shows a requirement that nothing proves", () => {
    assert.deepEqual(problems({}, undefined), [
      "CMP-001: neither a Rule nor a check proves it; add one, or say why it is unobservable or deferred",
    ]);
  });

  it("shows a requirement that is proven although the catalogue says that it cannot be", () => {
    const proven = (reason: string) => [`CMP-001: it is proven, but the catalogue says why it cannot be: ${reason}`];
    assert.deepEqual(problems({ deferred: "Later." }, {}), proven("Later."));
    assert.deepEqual(problems({ unobservable: "Inside." }, {}), proven("Inside."));
    const checks = new Map([["correlation", ["CMP-001"]]]);
    assert.deepEqual(gateProblems([{ ...REQUIREMENT, deferred: "Later." }], { rules: [], checks }), proven("Later."));
  });
});

describe("the requirements among tags", () => {
  it("are those that have their form, in their order", () => {
    assert.deepEqual(requirementIds(["@must", "@ESP-012", "@wire", "@CMP-001", "@cmp-002", "@CMP-01", "@A2B-003"]), [
      "ESP-012",
      "CMP-001",
      "A2B-003",
    ]);
  });
});
