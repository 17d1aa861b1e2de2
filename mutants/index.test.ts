import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { MUTANTS } from "./index.ts";

/** The sources lie beside the folder that this is compiled into. */
const SOURCES = join(import.meta.dirname, "..", "..", "mutants");
const MUTANT_FILE = /^([a-z]+(?:-[a-z]+)+)\.ts$/;
/** The protocol whose rule is broken, or the overview of the service. */
const PREFIX = /^(adx|cdtp|cmp|cmx|esp|ism)-/;

describe("the mutants", () => {
  it("are the files of this folder, under their names", () => {
    const files = readdirSync(SOURCES).flatMap((name) => MUTANT_FILE.exec(name)?.[1] ?? []);
    assert.deepEqual([...MUTANTS.keys()], files.toSorted());
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
