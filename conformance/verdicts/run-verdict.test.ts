import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { EXIT, exitCode, judgeRun, type RunFacts } from "./index.ts";
import { OWN_RULE, SIMULATOR_RULE, sampleCheck, sampleExample, sampleFacts } from "./sample-facts.ts";

const SHOULD = { ...OWN_RULE, id: "CMP-007", level: "should" } as const;
const UNTOUCHED = { ...OWN_RULE, id: "CMP-001" };
const catalogue = [OWN_RULE, SIMULATOR_RULE];
const sound = [sampleCheck(OWN_RULE.id), sampleCheck(SIMULATOR_RULE.id)];
const mustBroken = sampleCheck(OWN_RULE.id, {});
const simulatorBroken = sampleCheck(SIMULATOR_RULE.id, {});

const code = (changes: Partial<RunFacts>) =>
  exitCode(judgeRun(sampleFacts({ catalogue, checks: sound, examples: [sampleExample()], ...changes })));

describe("the exit code of a run", () => {
  it("is 0 if everything was put to the test and held", () => {
    assert.equal(code({}), EXIT.passed);
    assert.equal(EXIT.passed, 0);
  });

  it("is 1 if a MUST of the target is broken", () => {
    assert.equal(code({ checks: [...sound, mustBroken] }), 1);
  });

  it("is 0 if a SHOULD of the target is broken: that warns", () => {
    assert.equal(code({ catalogue: [...catalogue, SHOULD], checks: [...sound, sampleCheck(SHOULD.id, {})] }), 0);
  });

  it("is 2 if something could not be put to the test, whatever its level and whoever it obliges", () => {
    assert.equal(code({ catalogue: [...catalogue, UNTOUCHED] }), 2);
    assert.equal(code({ catalogue: [...catalogue, SHOULD] }), 2);
    assert.equal(code({ checks: [sampleCheck(OWN_RULE.id)] }), 2);
  });

  it("is 2 if the run was not complete", () => {
    assert.equal(code({ problems: ["a worker died"] }), 2);
    assert.equal(code({ targetGone: "gone" }), 2);
    assert.equal(code({ examples: [] }), 2);
  });

  it("is 3 if Kaaliper or a simulator is at fault", () => {
    assert.equal(code({ checks: [...sound, simulatorBroken] }), 3);
    assert.equal(code({ examples: [sampleExample({ verdict: "error" })] }), 3);
  });

  it("is 3 rather than 1, and 1 rather than 2", () => {
    const incomplete = { problems: ["a worker died"], catalogue: [...catalogue, UNTOUCHED] };
    assert.equal(code({ ...incomplete, checks: [...sound, mustBroken, simulatorBroken] }), 3);
    assert.equal(code({ ...incomplete, checks: [...sound, mustBroken] }), 1);
    assert.equal(code(incomplete), 2);
  });
});
