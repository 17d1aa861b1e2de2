import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { excuse, LEVELS, type Requirement, rulesOfDocuments } from "./index.ts";

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
  it("has to be proven under the profiles of the documents in force if it names none", () => {
    assert.equal(excuse(REQUIREMENT, "rfc", ["cmx"]), undefined);
    assert.equal(excuse(REQUIREMENT, "deployed", ["cmx", "replicas"]), undefined);
    assert.equal(excuse(REQUIREMENT, "raw-2017", ["cmx"]), "does not belong to the profile raw-2017");
  });

  it("has to be proven under the profiles that it names only", () => {
    const deployedOnly = { ...REQUIREMENT, profiles: ["deployed"] };
    assert.equal(excuse(deployedOnly, "deployed", ["cmx"]), undefined);
    assert.equal(excuse(deployedOnly, "rfc", []), "does not belong to the profile rfc");
  });

  it("has to be proven by targets that have the service that it obliges", () => {
    assert.equal(excuse(REQUIREMENT, "rfc", ["adx"]), "the target does not declare cmx");
    assert.equal(excuse({ ...REQUIREMENT, obliged: "client" }, "rfc", []), undefined);
  });

  it("has to be proven by targets that declare what it is about", () => {
    const aboutReplicas: Requirement = { ...REQUIREMENT, capability: "replicas" };
    assert.equal(excuse(aboutReplicas, "rfc", ["cmx", "replicas"]), undefined);
    assert.equal(excuse(aboutReplicas, "rfc", ["cmx"]), "the target does not declare replicas");
  });

  it("has to be proven by services of ours only if it is a house rule", () => {
    const houseRule: Requirement = { ...REQUIREMENT, basis: "house" };
    assert.equal(excuse(houseRule, "rfc", ["cmx", "house"]), undefined);
    assert.equal(excuse(houseRule, "rfc", ["cmx"]), "is a house rule, which only services of ours have to keep");
  });

  it("needs no proof if the catalogue says why there is none", () => {
    assert.equal(excuse({ ...REQUIREMENT, unobservable: "Inside." }, "rfc", []), "Inside.");
    assert.equal(excuse({ ...REQUIREMENT, deferred: "Later." }, "rfc", []), "Later.");
  });

  it("is one of a document that a profile is about, or of no concern to it at all", () => {
    const deployedOnly = { ...REQUIREMENT, id: "CMP-002", profiles: ["deployed"] };
    const ofDraft = { ...REQUIREMENT, id: "RAW3-001", profiles: ["raw-2017"] };
    const catalogue = [REQUIREMENT, deployedOnly, ofDraft];
    assert.deepEqual(rulesOfDocuments(catalogue, "rfc"), [REQUIREMENT, deployedOnly]);
    assert.deepEqual(rulesOfDocuments(catalogue, "deployed"), [REQUIREMENT, deployedOnly]);
    assert.deepEqual(rulesOfDocuments(catalogue, "raw-2017"), [ofDraft]);
  });

  it("has one of three levels, the most binding first", () => {
    assert.deepEqual(LEVELS, ["must", "should", "may"]);
  });
});
