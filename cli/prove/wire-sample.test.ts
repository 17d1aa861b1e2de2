import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { MUTANTS } from "../../mutants/index.ts";
import { WIRE_SAMPLE } from "./wire-sample.ts";

describe("the mutants that are judged over the wire", () => {
  it("are known, and can live in a world that all examples share", () => {
    for (const name of WIRE_SAMPLE) {
      const mutant = MUTANTS.get(name);
      assert.ok(mutant !== undefined, name);
      assert.equal(mutant.needsOwnWorld, undefined, name);
    }
  });

  it("are at least four, and no two break rules of the same protocol", () => {
    const protocols = WIRE_SAMPLE.map((name) => name.split("-")[0]);
    assert.ok(WIRE_SAMPLE.length >= 4);
    assert.equal(new Set(protocols).size, WIRE_SAMPLE.length);
  });
});
