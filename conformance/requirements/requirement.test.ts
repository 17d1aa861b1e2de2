import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { isProvable, LEVELS, type Requirement } from "./index.ts";

const REQUIREMENT: Requirement = {
  id: "CMP-001",
  level: "must",
  obliged: "cmx",
  basis: "keyword",
  protocol: "7/CMP",
  section: "S",
  text: "T",
};

describe("a requirement", () => {
  it("has to be proven under every profile if it names none", () => {
    assert.equal(isProvable(REQUIREMENT, "rfc"), true);
    assert.equal(isProvable(REQUIREMENT, "deployed"), true);
  });

  it("has to be proven under the profiles that it names only", () => {
    const deployedOnly = { ...REQUIREMENT, profiles: ["deployed"] };
    assert.equal(isProvable(deployedOnly, "deployed"), true);
    assert.equal(isProvable(deployedOnly, "rfc"), false);
  });

  it("needs no proof if the catalogue says why there is none", () => {
    assert.equal(isProvable({ ...REQUIREMENT, unobservable: "Inside." }, "rfc"), false);
    assert.equal(isProvable({ ...REQUIREMENT, deferred: "Later." }, "rfc"), false);
  });

  it("has one of three levels, the most binding first", () => {
    assert.deepEqual(LEVELS, ["must", "should", "may"]);
  });
});
