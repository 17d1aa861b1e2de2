import type { CheckFinding } from "../checks/index.ts";
import type { Requirement } from "../requirements/index.ts";
import type { ExampleResult } from "./example-result.ts";
import type { JudgedCheck, RunFacts } from "./judge.ts";

/** A rule that obliges the target. */
export const OWN_RULE: Requirement = {
  id: "CMP-004",
  level: "must",
  obliged: "cmx",
  basis: "keyword",
  protocol: "7/CMP",
  section: "Configuration resource request",
  text: "A request that names the current configuration is answered without identifier and configuration.",
};

/** A rule that obliges a simulator. */
export const SIMULATOR_RULE: Requirement = {
  ...OWN_RULE,
  id: "KP-003",
  obliged: "communication-service",
  protocol: "1/KP",
};

/** An example that passed, about `OWN_RULE`. */
export function sampleExample(changes: Partial<ExampleResult> = {}): ExampleResult {
  return {
    id: "features/07-cmp/configuration-request.feature:12",
    name: "The endpoint names its configuration",
    requirements: [OWN_RULE.id],
    verdict: "pass",
    skipped: false,
    unanswered: false,
    endpointIds: [],
    ...changes,
  };
}

/** What a check says that put one requirement to the test once. */
export function sampleCheck(requirement: string, ...findings: readonly Partial<CheckFinding>[]): JudgedCheck {
  const defaults = { requirement, message: "broken", evidence: [] };
  return {
    id: "one-answer",
    report: {
      exercised: new Map([[requirement, 1]]),
      findings: findings.map((finding) => ({ ...defaults, ...finding })),
    },
  };
}

/** A run against a target of one rule, with nothing in it yet. */
export function sampleFacts(changes: Partial<RunFacts> = {}): RunFacts {
  return {
    suiteVersion: "0.1.0",
    targetName: "sample",
    profile: "deployed",
    capabilities: ["cmx"],
    repeated: [],
    lane: "fast",
    seed: 7,
    durationMs: 12.5,
    catalogue: [OWN_RULE],
    rules: [],
    examples: [],
    checks: [],
    evidenceOf: () => [],
    selection: false,
    targetGone: undefined,
    problems: [],
    ...changes,
  };
}
