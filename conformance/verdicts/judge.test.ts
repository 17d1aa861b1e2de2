import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { DescribedMessage } from "../checks/index.ts";
import { EXIT, exitCode, judgeRun, type RequirementVerdict, type RunFacts, type Verdict } from "./index.ts";
import { OWN_RULE, SIMULATOR_RULE, sampleCheck, sampleExample, sampleFacts } from "./sample-facts.ts";

const GONE = "The target's cmx ended during the run.";

/** What a run says about its only requirement. */
function row(changes: Partial<RunFacts>): RequirementVerdict {
  const [first] = judgeRun(sampleFacts(changes)).requirements;
  assert.ok(first !== undefined);
  return first;
}

const examples = (...verdicts: readonly Verdict[]) =>
  verdicts.map((verdict, index) => sampleExample({ verdict, id: `features/a.feature:${index}` }));

describe("the verdict of a requirement", () => {
  it("is the worst that any example had to say", () => {
    assert.equal(row({ examples: examples("pass", "pass") }).verdict, "pass");
    assert.equal(row({ examples: examples("pass", "inconclusive") }).verdict, "inconclusive");
    assert.equal(row({ examples: examples("inconclusive", "error", "pass") }).verdict, "error");
    assert.equal(row({ examples: examples("error", "fail", "pass") }).verdict, "fail");
  });

  it("is worse than its examples if a check finds it broken", () => {
    const broken = sampleCheck(OWN_RULE.id, {});
    assert.equal(row({ examples: examples("pass"), checks: [broken] }).verdict, "fail");
  });

  it("is a pass if only a check put it to the test and found nothing", () => {
    assert.equal(row({ checks: [sampleCheck(OWN_RULE.id)] }).verdict, "pass");
  });

  it("takes no notice of examples and checks of other requirements", () => {
    const others = examples("fail").map((example) => ({ ...example, requirements: ["CMP-999"] }));
    const { verdict, findings, scenarios } = row({ examples: others, checks: [sampleCheck("CMP-999", {})] });
    assert.deepEqual([verdict, findings, scenarios], ["inconclusive", [], []]);
  });

  it("is inconclusive, with a reason, if nothing put it to the test", () => {
    const neverCounted = { id: "one-answer", report: { exercised: new Map([[OWN_RULE.id, 0]]), findings: [] } };
    for (const checks of [[], [neverCounted]]) {
      const { verdict, reason } = row({ checks });
      assert.deepEqual([verdict, reason], ["inconclusive", "nothing in this run put it to the test"]);
    }
  });

  it("is not applicable if a selection of examples did not touch it", () => {
    const { verdict, reason } = row({ selection: true });
    assert.deepEqual([verdict, reason], ["notApplicable", "not selected"]);
    assert.equal(row({ selection: true, examples: examples("fail") }).verdict, "fail");
    assert.equal(row({ selection: true, checks: [sampleCheck(OWN_RULE.id, {})] }).verdict, "fail");
  });

  it("is not applicable if nothing put it to the test as the services are absent that would have done so", () => {
    const rule = { place: "features/a.feature:1", examples: 1 };
    const capabilities = ["adx"] as const;
    const catalogue = [{ ...OWN_RULE, obliged: "extension" }] as const;
    const found = (changes: Partial<RunFacts>) => row({ catalogue, capabilities, ...changes });
    const rules = [{ ...rule, tags: ["@cmx", `@${OWN_RULE.id}`, "@must"] }];
    const { verdict, reason } = found({ rules });
    assert.deepEqual(
      [verdict, reason],
      ["notApplicable", "is put to the test through cmx, which the target does not declare"],
    );
    const elsewhere = { ...rule, tags: ["@adx", `@${OWN_RULE.id}`, "@must"] };
    assert.equal(found({ rules: [...rules, elsewhere] }).verdict, "inconclusive");
    assert.equal(found({ rules: [{ ...rule, tags: ["@cmx", "@CMP-999", "@must"] }] }).verdict, "inconclusive");
    assert.equal(found({ rules, examples: examples("fail") }).verdict, "fail");
  });

  for (const [excuse, reason] of [
    [{ unobservable: "It stays inside." }, "It stays inside."],
    [{ deferred: "It comes later." }, "It comes later."],
    [{ profiles: ["rfc"] }, "does not belong to the profile deployed"],
    [{ capability: "replicas" }, "the target does not declare replicas"],
  ] as const) {
    it(`is not applicable, whatever was seen, with the reason: ${reason}`, () => {
      const catalogue = [{ ...OWN_RULE, ...excuse }];
      const found = row({ catalogue, examples: examples("fail"), checks: [sampleCheck(OWN_RULE.id, {})] });
      assert.deepEqual([found.verdict, found.reason, found.findings], ["notApplicable", reason, []]);
      assert.deepEqual(found.scenarios, ["features/a.feature:0"]);
    });
  }

  it("carries the row of the catalogue, less what decides whether it applies", () => {
    const { verdict, findings, scenarios, ...rest } = row({
      catalogue: [{ ...OWN_RULE, profiles: ["deployed"] }],
      examples: examples("pass"),
    });
    assert.deepEqual(rest, OWN_RULE);
    assert.deepEqual([verdict, findings, scenarios], ["pass", [], ["features/a.feature:0"]]);
  });
});

describe("a rule that obliges a simulator", () => {
  const catalogue = [SIMULATOR_RULE];
  const about = (verdict: Verdict) => [sampleExample({ verdict, requirements: [SIMULATOR_RULE.id] })];

  it("is an error of ours if a check finds it broken", () => {
    assert.equal(row({ catalogue, checks: [sampleCheck(SIMULATOR_RULE.id, {})] }).verdict, "error");
  });

  it("is inconclusive if an example about it fails: that may be the target's doing", () => {
    assert.equal(row({ catalogue, examples: about("fail") }).verdict, "inconclusive");
    assert.equal(row({ catalogue, examples: about("error") }).verdict, "error");
    assert.equal(row({ catalogue, examples: about("pass") }).verdict, "pass");
  });
});

describe("a target that is gone", () => {
  const missed = sampleCheck(OWN_RULE.id, { missing: true });

  it("is not blamed for answers that did not come", () => {
    const unanswered = [sampleExample({ verdict: "fail", unanswered: true, problem: "no answer" })];
    assert.equal(row({ examples: unanswered }).verdict, "fail");
    assert.equal(row({ examples: unanswered, targetGone: GONE }).verdict, "inconclusive");
  });

  it("is not blamed for examples that never came to an end", () => {
    const skipped = [sampleExample({ verdict: "error", skipped: true })];
    assert.equal(row({ examples: skipped }).verdict, "error");
    assert.equal(row({ examples: skipped, targetGone: GONE }).verdict, "inconclusive");
  });

  it("is blamed for what it did wrong while it was there", () => {
    assert.equal(row({ examples: examples("fail"), targetGone: GONE }).verdict, "fail");
    assert.equal(row({ checks: [sampleCheck(OWN_RULE.id, {})], targetGone: GONE }).verdict, "fail");
  });

  it("gets no finding for what a check missed, and no pass either", () => {
    assert.equal(row({ checks: [missed] }).verdict, "fail");
    const { verdict, findings } = row({ checks: [missed], targetGone: GONE });
    assert.deepEqual([verdict, findings], ["inconclusive", []]);
    assert.equal(row({ checks: [missed], examples: examples("pass"), targetGone: GONE }).verdict, "inconclusive");
    assert.equal(row({ checks: [missed], targetGone: GONE, selection: true }).verdict, "inconclusive");
  });

  it("leaves the run incomplete, with the reason first", () => {
    const { complete, problems } = judgeRun(sampleFacts({ targetGone: GONE, problems: ["another"] }));
    assert.deepEqual([complete, problems], [false, [GONE, "another"]]);
  });
});

describe("the findings of a requirement", () => {
  const MESSAGE: DescribedMessage = {
    sequence: 1,
    atMs: 5,
    transport: "nats",
    direction: "bus",
    path: "a",
    kind: "unknown",
    payload: "",
  };

  it("are one for each example that did not pass, with what it said and its last messages", () => {
    const [first, second, third] = examples("pass", "fail", "inconclusive");
    assert.ok(first !== undefined && second !== undefined && third !== undefined);
    const facts = { examples: [first, { ...second, problem: "No configuration came" }, third] };
    const { findings } = row({ ...facts, evidenceOf: ({ id }) => (id === second.id ? [MESSAGE] : []) });
    assert.deepEqual(findings, [
      { source: "scenario", id: second.id, verdict: "fail", message: "No configuration came", messages: [MESSAGE] },
      {
        source: "scenario",
        id: third.id,
        verdict: third.verdict,
        message: "The example did not come to an end",
        messages: [],
      },
    ]);
  });

  it("are one for each thing that a check found, with the messages that prove it", () => {
    const message = {
      sequence: 1,
      atMs: 5,
      transport: "nats",
      direction: "bus",
      path: "a",
      payload: new Uint8Array(),
      subject: undefined,
      content: { kind: "unknown" },
    } as const;
    const check = sampleCheck(OWN_RULE.id, { message: "twice", evidence: [message] }, { requirement: "CMP-999" });
    assert.deepEqual(row({ checks: [check] }).findings, [
      { source: "check", id: "one-answer", verdict: "fail", message: "twice", messages: [{ ...MESSAGE, text: "" }] },
    ]);
  });
});

describe("the numbers of a run", () => {
  it("count examples by what came of them", () => {
    const facts = [
      ...examples("pass", "pass", "fail", "error", "inconclusive"),
      sampleExample({ id: "features/b.feature:1", verdict: "error", skipped: true }),
    ];
    const { scenarios, complete } = judgeRun(sampleFacts({ examples: facts }));
    assert.deepEqual(scenarios, { total: 6, passed: 2, failed: 3, skipped: 1 });
    assert.equal(complete, false);
    assert.equal(judgeRun(sampleFacts({ examples: examples("fail") })).complete, true);
  });

  it("do not take an example for passed that did not come to an end", () => {
    const { scenarios } = judgeRun(sampleFacts({ examples: [sampleExample({ skipped: true })] }));
    assert.deepEqual(scenarios, { total: 1, passed: 0, failed: 0, skipped: 1 });
  });

  it("count only rules that oblige the target, by level and verdict", () => {
    const rules = [
      OWN_RULE,
      { ...OWN_RULE, id: "ESP-001", obliged: "extension" as const },
      { ...OWN_RULE, id: "CMP-007", level: "should" as const },
      { ...OWN_RULE, id: "CMP-016", level: "may" as const, deferred: "Later." },
      SIMULATOR_RULE,
    ];
    const checks = [sampleCheck("ESP-001", {}), sampleCheck("CMP-007"), sampleCheck(SIMULATOR_RULE.id, {})];
    const none = { fail: 0, error: 0, inconclusive: 0, pass: 0, notApplicable: 0 };
    assert.deepEqual(judgeRun(sampleFacts({ catalogue: rules, checks })).summary, {
      must: { ...none, fail: 1, inconclusive: 1 },
      should: { ...none, pass: 1 },
      may: { ...none, notApplicable: 1 },
    });
  });

  it("say where they come from", () => {
    const { suite, target, profile, lane, seed, durationMs } = judgeRun(sampleFacts());
    assert.deepEqual(
      { suite, target, profile, lane, seed, durationMs },
      {
        suite: { version: "0.1.0" },
        target: { name: "sample" },
        profile: "deployed",
        lane: "fast",
        seed: 7,
        durationMs: 12.5,
      },
    );
  });
});

describe("a run in which nothing happened", () => {
  it("is never green", () => {
    for (const changes of [{}, { catalogue: [] }, { selection: true }, { selection: true, catalogue: [] }]) {
      assert.equal(exitCode(judgeRun(sampleFacts(changes))), EXIT.incomplete);
    }
  });
});
