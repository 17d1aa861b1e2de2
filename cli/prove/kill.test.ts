import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Finding, RequirementVerdict, RunVerdict, Verdict } from "../../conformance/verdicts/index.ts";
import type { Mutant } from "../../mutants/index.ts";
import { isCleanKill, type Kill, killOf } from "./kill.ts";
import { killMatrix } from "./kill-matrix.ts";

const MUTANT: Mutant = {
  fault: "It forgets what it was asked.",
  expected: { requirement: "CMP-001", message: /forgot/ },
  implied: [],
  start: async () => ({ close: async () => {} }),
};

const IMPLIES: Mutant = { ...MUTANT, implied: [{ requirement: "CMP-002", reason: "It follows." }] };

function row(id: string, verdict: Verdict, ...findings: readonly (readonly [string, string])[]): RequirementVerdict {
  return {
    id,
    level: "must",
    basis: "keyword",
    obliged: "cmx",
    protocol: "7/CMP",
    section: "S",
    text: "T",
    verdict,
    scenarios: [],
    findings: findings.map(
      ([by, message]): Finding => ({ source: "check", id: by, verdict: "fail", message, messages: [] }),
    ),
  };
}

function kill(mutant: Mutant, ...requirements: readonly RequirementVerdict[]): Kill {
  const none = { fail: 0, error: 0, inconclusive: 0, pass: 0, notApplicable: 0 };
  const verdict: RunVerdict = {
    suite: { version: "0" },
    target: { name: "mutant" },
    profile: "deployed",
    lane: "fast",
    seed: 7,
    durationMs: 1,
    scenarios: { total: 1, passed: 0, failed: 1, skipped: 0 },
    summary: { must: none, should: none, may: none },
    requirements,
    repeated: [],
    complete: true,
    problems: [],
  };
  return killOf("forgetful", mutant, verdict);
}

const FORGOT = ["correlation", "The service forgot"] as const;
const TWICE = ["one-answer", "Twice"] as const;

describe("a mutant", () => {
  it("is killed by what found the requirement broken for the reason expected, each named once", () => {
    const found = kill(
      MUTANT,
      row("CMP-001", "fail", FORGOT, TWICE, FORGOT, ["relay", "forgot too"]),
      row("X-001", "pass"),
    );
    assert.deepEqual(found, {
      mutant: "forgetful",
      fault: "It forgets what it was asked.",
      lane: "fast",
      requirement: "CMP-001",
      killed: true,
      killers: ["correlation", "relay"],
      collateral: [],
      needless: [],
    });
    assert.equal(isCleanKill(found), true);
  });

  it("survives if the requirement held, was not put to the test, or is unknown", () => {
    for (const verdict of ["pass", "inconclusive", "notApplicable", "error"] as const) {
      const found = kill(MUTANT, row("CMP-001", verdict, FORGOT));
      assert.deepEqual([found.killed, found.killers, isCleanKill(found)], [false, [], false]);
    }
    assert.equal(kill(MUTANT).killed, false);
  });

  it("survives if the requirement was found broken for another reason", () => {
    assert.equal(kill(MUTANT, row("CMP-001", "fail", TWICE)).killed, false);
  });

  it("does not die cleanly if something else broke, or a simulator was found at fault", () => {
    for (const verdict of ["fail", "error"] as const) {
      const found = kill(MUTANT, row("CMP-001", "fail", FORGOT), row("CMP-002", verdict, TWICE));
      assert.deepEqual([found.killed, found.collateral, isCleanKill(found)], [true, ["CMP-002"], false]);
    }
  });

  it("may break what it names as implied, and must", () => {
    const broken = kill(IMPLIES, row("CMP-001", "fail", FORGOT), row("CMP-002", "fail", TWICE));
    assert.deepEqual([broken.collateral, broken.needless, isCleanKill(broken)], [[], [], true]);
    const held = kill(IMPLIES, row("CMP-001", "fail", FORGOT), row("CMP-002", "pass"));
    assert.deepEqual([held.collateral, held.needless, isCleanKill(held)], [[], ["CMP-002"], false]);
  });

  it("does not break what it keeps from being put to the test", () => {
    const found = kill(MUTANT, row("CMP-001", "fail", FORGOT), row("KP-003", "inconclusive"));
    assert.equal(isCleanKill(found), true);
  });
});

describe("the kill matrix", () => {
  it("shows a line for each mutant, in columns, and how many died cleanly", () => {
    const clean = kill(MUTANT, row("CMP-001", "fail", FORGOT, ["relay", "forgot"]));
    const survived = kill(IMPLIES, row("CMP-001", "pass"), row("KP-003", "error", TWICE));
    const once = { ...kill(MUTANT, row("CMP-001", "fail", FORGOT)), lane: "wire" as const };
    assert.deepEqual(killMatrix([clean, survived, once]).split("\n"), [
      "   mutant     lane  breaks   killed by               broke besides",
      "✔  forgetful  fast  CMP-001  correlation and 1 more  nothing",
      "✖  forgetful  fast  CMP-001  survived                KP-003, CMP-002 was named as implied and held",
      "✔  forgetful  wire  CMP-001  correlation             nothing",
      "",
      "2 of 3 killed for the right reason and without collateral",
    ]);
  });

  it("has a head and a sum even if there are no mutants", () => {
    assert.deepEqual(killMatrix([]).split("\n"), [
      "  mutant  lane  breaks  killed by  broke besides",
      "",
      "0 of 0 killed for the right reason and without collateral",
    ]);
  });
});
