import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { mutantsOf, profilesOf, samplePlan, wholePlan } from "./proof-plan.ts";
import { PROVEN_PROFILES, servicesBy } from "./proven-profile.ts";
import { WIRE_SAMPLE } from "./wire-sample.ts";

const MUTANTS = mutantsOf(["cmx", "adx", "cex"]);

describe("what is to be judged", () => {
  it("is everything, and over the wire what the house has chosen", () => {
    assert.deepEqual(wholePlan(MUTANTS), { fast: MUTANTS, wire: WIRE_SAMPLE });
  });

  it("is about the services that are wanted", () => {
    const [cmx, adx, cex] = [mutantsOf(["cmx"]), mutantsOf(["adx"]), mutantsOf(["cex"])];
    assert.deepEqual(
      [cmx.length + adx.length + cex.length, adx.every((name) => name.startsWith("adx-"))],
      [MUTANTS.length, true],
    );
    assert.ok(wholePlan(cmx).wire.every((name) => cmx.includes(name)));
  });

  it("is about the profiles that are wanted, all of them unless told otherwise", () => {
    const [today, drafts] = [mutantsOf(["cmx"], ["deployed"]), mutantsOf(["cmx"], ["raw-2017"])];
    assert.ok(today.length > 0 && drafts.length >= 15);
    assert.ok(drafts.every((name) => name.startsWith("raw-")) && !today.some((name) => name.startsWith("raw-")));
    assert.deepEqual([...today, ...drafts].toSorted(), [...mutantsOf(["cmx"])].toSorted());
    assert.deepEqual(
      [profilesOf(today), profilesOf(drafts), profilesOf(MUTANTS)],
      [["deployed"], ["raw-2017"], PROVEN_PROFILES],
    );
    assert.deepEqual(mutantsOf(["adx", "cex"], ["raw-2017"]), []);
  });

  it("begins with the services of the reference that each profile is about", () => {
    assert.deepEqual(servicesBy("deployed", ["cmx", "adx"]), ["cmx", "adx"]);
    assert.deepEqual(servicesBy("raw-2017", ["cmx", "adx"]), ["cmx"]);
  });

  it("is so many of a sample, in their order, each once", () => {
    const { fast, wire } = samplePlan(MUTANTS, 10, 1);
    assert.equal(new Set(fast).size, 10);
    assert.deepEqual(
      fast,
      MUTANTS.filter((name) => fast.includes(name)),
    );
    assert.deepEqual([wire.length, wire.every((name) => WIRE_SAMPLE.includes(name))], [2, true]);
    assert.deepEqual(samplePlan(MUTANTS, 1000, 1).fast, MUTANTS);
  });

  it("is the same with the same seed, and others with another", () => {
    assert.deepEqual(samplePlan(MUTANTS, 10, 1), samplePlan(MUTANTS, 10, 1));
    assert.notDeepEqual(samplePlan(MUTANTS, 10, 1).fast, samplePlan(MUTANTS, 10, 2).fast);
  });
});
