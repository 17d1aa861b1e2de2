import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, it } from "node:test";
import { AstBuilder, GherkinClassicTokenMatcher, Parser } from "@cucumber/gherkin";
import { CHECKS, type Check, DRAFT_CHECKS } from "../checks/index.ts";
import { type FeatureRule, gateProblems, readCatalogue, rulesOfDocuments } from "../requirements/index.ts";

const ROOT = projectRoot(import.meta.dirname);
const CATALOGUE = readCatalogue(join(ROOT, "conformance", "requirements"));
const RULES = featureFiles().flatMap(rulesOf);
const ALL_CHECKS = requirementsOf([...CHECKS, ...DRAFT_CHECKS]);

/** What proves the rules of the documents that a profile is about: checks, and the features of one side. */
const SUITES = [
  { profile: "rfc", checks: CHECKS, isOfSuite: (place: string) => !place.startsWith("features/raw-2017/") },
  { profile: "raw-2017", checks: DRAFT_CHECKS, isOfSuite: (place: string) => place.startsWith("features/raw-2017/") },
] as const;

describe("the proofs that Kaaliper has", () => {
  it("fit its catalogue in both directions", () => {
    assert.ok(RULES.length >= 20, `${RULES.length} rules`);
    assert.deepEqual(gateProblems(CATALOGUE, { rules: RULES, checks: ALL_CHECKS }), []);
  });

  for (const { profile, checks, isOfSuite } of SUITES) {
    it(`of the documents of ${profile} do not rest on those of others`, () => {
      const catalogue = rulesOfDocuments(CATALOGUE, profile);
      assert.ok(catalogue.length > 50, `${catalogue.length} requirements`);
      const rules = RULES.filter(({ place }) => isOfSuite(place));
      assert.deepEqual(gateProblems(catalogue, { rules, checks: requirementsOf(checks) }), []);
    });
  }

  it("are needed: without any one check or rule that alone proves something, the gate says so", () => {
    const alone = CATALOGUE.filter(({ id }) => proofsOf(id).length === 1);
    assert.ok(alone.length > 0);
    for (const { id } of alone) {
      const rules = RULES.filter(({ tags }) => !tags.includes(`@${id}`));
      const checks = new Map([...ALL_CHECKS].map(([name, ids]) => [name, ids.filter((other) => other !== id)]));
      assert.deepEqual(gateProblems(CATALOGUE, { rules, checks }), [
        `${id}: neither a Rule nor a check proves it; add one, or say why it is unobservable or deferred`,
      ]);
    }
  });
});

function requirementsOf(checks: readonly Check[]): ReadonlyMap<string, readonly string[]> {
  return new Map(checks.map(({ id, requirements }) => [id, requirements]));
}

function proofsOf(id: string): string[] {
  const rules = RULES.filter(({ tags }) => tags.includes(`@${id}`)).map(({ place }) => place);
  return [...rules, ...[...ALL_CHECKS].filter(([, ids]) => ids.includes(id)).map(([name]) => name)];
}

function featureFiles(): string[] {
  const names = readdirSync(join(ROOT, "features"), { recursive: true, encoding: "utf8" });
  return names.filter((name) => name.endsWith(".feature")).map((name) => join("features", name));
}

function rulesOf(path: string): FeatureRule[] {
  let ids = 0;
  const nextId = () => String((ids += 1));
  const text = readFileSync(join(ROOT, path), "utf8");
  const { feature } = new Parser(new AstBuilder(nextId), new GherkinClassicTokenMatcher()).parse(text);
  return (feature?.children ?? []).flatMap(({ rule }) =>
    rule === undefined
      ? []
      : [
          {
            place: `${path}:${rule.location.line}`,
            tags: rule.tags.map(({ name }) => name),
            examples: rule.children.filter(({ scenario }) => scenario !== undefined).length,
          },
        ],
  );
}

function projectRoot(from: string): string {
  assert.notEqual(dirname(from), from, "no package.json above this test");
  return existsSync(join(from, "package.json")) ? from : projectRoot(dirname(from));
}
