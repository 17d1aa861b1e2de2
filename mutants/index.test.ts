import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { describe, it } from "node:test";
import { MUTANTS } from "./index.ts";

/** The sources lie beside the folder that this is compiled into. */
const SOURCES = join(import.meta.dirname, "..", "..", "mutants");
/** Whatever a file is called, it is a mutant if it says so. */
const EXPORTS_MUTANT = /^export const mutant\b/m;
/** The protocol whose rule is broken, the overview of the service, or what is common to the drafts of 2017. */
const PREFIX = /^(adx|cdtp|cep|cex|cip|cmp|cmx|esp|ism|raw)-/;

describe("the mutants", () => {
  it("are the sources of this folder that export one, under their names", () => {
    const sources = readdirSync(SOURCES).filter((name) => name.endsWith(".ts") && !name.endsWith(".test.ts"));
    const mutants = sources.filter((name) => EXPORTS_MUTANT.test(readFileSync(join(SOURCES, name), "utf8")));
    assert.deepEqual([...MUTANTS.keys()], mutants.map((name) => basename(name, ".ts")).toSorted());
  });

  for (const [name, mutant] of MUTANTS) {
    it(`${name} says what is wrong, and no more than two other rules break with it, each for a reason`, () => {
      assert.match(name, PREFIX);
      assert.match(mutant.fault, /^[A-Z].*[^.]$/);
      const broken = [mutant.expected.requirement, ...mutant.implied.map(({ requirement }) => requirement)];
      assert.equal(new Set(broken).size, broken.length);
      assert.ok(mutant.implied.length <= 2);
      assert.ok(mutant.implied.every(({ reason }) => reason !== ""));
      assert.ok(mutant.needsOwnWorld !== "");
      assert.ok((mutant.replicas ?? 1) >= 1);
    });
  }
});
