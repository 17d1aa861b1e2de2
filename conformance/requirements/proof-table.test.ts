import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { type Proofs, proofOf, proofTable, type Requirement } from "./index.ts";

const row = (id: string, more: Partial<Requirement> = {}): Requirement => ({
  id,
  level: "must",
  obliged: "cmx",
  basis: "keyword",
  protocol: "7/CMP",
  section: "Somewhere",
  text: `What ${id} says.`,
  ...more,
});

const PROOFS: Proofs = {
  rules: [
    { place: "a.feature:1", tags: ["@CMP-001", "@must"], examples: 1 },
    { place: "a.feature:9", tags: ["@CMP-002", "@must"], examples: 1 },
  ],
  checks: new Map([["a-check", ["CMP-002", "CMP-003"]]]),
};

const CATALOGUE = [
  row("CMP-001"),
  row("CMP-002"),
  row("CMP-003", { text: "Subjects are <this> | <that>." }),
  row("CMP-004", { unobservable: "Nobody sees it." }),
  row("CMP-005", { protocol: "4/ESP", deferred: "It has to wait." }),
  row("CMP-006"),
];

describe("how a requirement is proven", () => {
  for (const [index, proof] of ["scenario", "both", "check", "unobservable", "deferred", "none"].entries()) {
    it(`is told for ${CATALOGUE[index]?.id}: ${proof}`, () => {
      const requirement = CATALOGUE[index];
      assert.ok(requirement !== undefined);
      assert.equal(proofOf(requirement, PROOFS), proof);
    });
  }
});

describe("the table of proofs", () => {
  const lines = proofTable(CATALOGUE, PROOFS).split("\n");

  it("counts by document and in all", () => {
    assert.ok(lines.includes("| 7/CMP | 5 | 1 | 1 | 1 | 1 | 0 |"));
    assert.ok(lines.includes("| 4/ESP | 1 | 0 | 0 | 0 | 0 | 1 |"));
    assert.ok(lines.includes("| All | 6 | 1 | 1 | 1 | 1 | 1 |"));
  });

  it("lists each requirement under its document, with the reason of those that are not proven", () => {
    const documents = lines.filter((line) => line.startsWith("## "));
    assert.deepEqual(documents, ["## 7/CMP", "## 4/ESP"]);
    assert.ok(lines.includes("| CMP-005 | MUST | cmx | deferred | What CMP-005 says. *It has to wait.* |"));
  });

  it("keeps what would break the table or vanish from it", () => {
    assert.ok(lines.includes("| CMP-003 | MUST | cmx | check | Subjects are &lt;this&gt; \\| &lt;that&gt;. |"));
  });
});
