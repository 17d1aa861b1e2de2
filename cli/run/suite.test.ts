import assert from "node:assert/strict";
import { join } from "node:path";
import { describe, it } from "node:test";
import { readCatalogue, rulesOfDocuments } from "../../conformance/requirements/index.ts";
import { PROFILE_NAMES, profile } from "../../conformance/targets/index.ts";
import { findPackage } from "../package-root.ts";
import { plannedExamples } from "./features.ts";
import { SUITES, suiteOf } from "./suite.ts";

const PROJECT = findPackage();
const CATALOGUE = readCatalogue(join(PROJECT.root, "conformance", "requirements"));

describe("the suites", () => {
  it("share no example, and together have all of them", async () => {
    const planned = await Promise.all(SUITES.map(({ features }) => plannedExamples(PROJECT, undefined, features)));
    assert.ok(planned.every((examples) => examples.length > 50));
    assert.deepEqual(planned.flat().toSorted(), (await plannedExamples(PROJECT, undefined)).toSorted());
  });

  it("have checks that judge nothing but rules of the documents that their profiles are about", () => {
    for (const name of PROFILE_NAMES) {
      const ids = new Set(rulesOfDocuments(CATALOGUE, name).map(({ id }) => id));
      const foreign = suiteOf(name).checks.flatMap(({ requirements }) => requirements.filter((id) => !ids.has(id)));
      assert.deepEqual(foreign, [], name);
    }
  });

  it("leave no requirement out: each belongs to profiles that there are", () => {
    const known: readonly string[] = PROFILE_NAMES;
    const unknown = CATALOGUE.filter(({ profiles = [] }) => profiles.some((name) => !known.includes(name)));
    assert.deepEqual(unknown, []);
    for (const [first, ...others] of SUITES.map((suite) => PROFILE_NAMES.filter((name) => suiteOf(name) === suite))) {
      assert.ok(first !== undefined);
      const rules = rulesOfDocuments(CATALOGUE, first);
      assert.ok(others.every((name) => profile(name).documents === profile(first).documents));
      for (const name of others) {
        assert.deepEqual(rulesOfDocuments(CATALOGUE, name), rules);
      }
    }
    const judged = new Set(PROFILE_NAMES.flatMap((name) => rulesOfDocuments(CATALOGUE, name).map(({ id }) => id)));
    assert.equal(judged.size, CATALOGUE.length);
  });

  it("belong to every profile, those of the documents in force to more than one", () => {
    assert.deepEqual(
      PROFILE_NAMES.map((name) => SUITES.indexOf(suiteOf(name))),
      [0, 0, 1],
    );
  });
});
