import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { readVerdict } from "./verdict.ts";
import { Workplace } from "./workplace.ts";

/** A requirement of one of the two drafts. */
const OF_DRAFTS = /^RAW[35]-\d{3}$/;

describe("a run by the drafts of 2017", () => {
  for (const lane of ["fast", "wire"] as const) {
    it(`judges every rule of them, and no other, in the ${lane} lane, and passes`, async () => {
      await using place = new Workplace();
      const output = place.path("out");
      const words = ["run", "--profile", "raw-2017", "--lane", lane, "--output", output];
      const { code, said } = await place.runKaaliper(words);
      assert.equal(code, 0, said);
      const { complete, scenarios, requirements } = readVerdict(output);
      assert.equal(complete, true);
      assert.ok(scenarios.total > 50, `${scenarios.total} examples`);
      assert.equal(scenarios.passed, scenarios.total);
      assert.ok(requirements.length > 100, `${requirements.length} requirements`);
      assert.deepEqual(
        requirements.filter(({ id }) => !OF_DRAFTS.test(id)),
        [],
      );
      assert.ok(requirements.every(({ verdict }) => verdict === "pass" || verdict === "notApplicable"));
    });
  }

  it("is about CMX alone: other services are refused as wrong usage", async () => {
    await using place = new Workplace();
    const words = ["run", "--profile", "raw-2017", "--services", "cmx,adx", "--lane", "fast"];
    const { code, stderr } = await place.runKaaliper([...words, "--output", place.path("out")]);
    assert.equal(code, 64);
    assert.match(stderr, /--services cmx,adx: the profile raw-2017 is about cmx alone; name no other/);
  });

  it("leaves out of a run by today's documents whatever is theirs", async () => {
    await using place = new Workplace();
    const output = place.path("out");
    const { code } = await place.runKaaliper(["run", "--lane", "fast", "--tags", "@CMP-002", "--output", output]);
    assert.equal(code, 0);
    assert.deepEqual(
      readVerdict(output).requirements.filter(({ id }) => OF_DRAFTS.test(id)),
      [],
    );
    const words = ["run", "--lane", "fast", "--tags", "@RAW3-007", "--output", output];
    assert.equal((await place.runKaaliper(words)).code, 2);
  });
});
