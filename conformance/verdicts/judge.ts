import { type CheckFinding, type CheckReport, type DescribedMessage, describeMessage } from "../checks/index.ts";
import {
  CAPABILITIES,
  type Capability,
  excuse,
  type FeatureRule,
  type Level,
  type Requirement,
} from "../requirements/index.ts";
import type { ExampleResult } from "./example-result.ts";
import { type Verdict, worst } from "./outcome.ts";
import {
  type Finding,
  type RequirementVerdict,
  type RunVerdict,
  TARGET_ROLES,
  type VerdictCounts,
} from "./run-verdict.ts";

/** What a check said about one recording. */
export interface JudgedCheck {
  readonly id: string;
  readonly report: CheckReport;
}

/** Everything that a verdict is made of. */
export interface RunFacts {
  readonly suiteVersion: string;
  readonly targetName: string;
  readonly profile: string;
  /** What the target declares to have. */
  readonly capabilities: readonly Capability[];
  readonly lane: "wire" | "fast";
  readonly seed: number;
  readonly durationMs: number;
  readonly catalogue: readonly Requirement[];
  /** The rules of the features, those of services that the target lacks among them. */
  readonly rules: readonly FeatureRule[];
  readonly examples: readonly ExampleResult[];
  readonly checks: readonly JudgedCheck[];
  /** The last messages of an example, to show beside what a step said. */
  readonly evidenceOf: (example: ExampleResult) => readonly DescribedMessage[];
  /** Identities of examples that were run once more, alone: no answer had come in time, or they came to nothing. */
  readonly repeated: readonly string[];
  /** True if only a part of the examples was selected: what that part does not touch is not judged. */
  readonly selection: boolean;
  /** Set if the target was gone at the end: then missing answers prove nothing. */
  readonly targetGone: string | undefined;
  /** What else kept the run from being complete. */
  readonly problems: readonly string[];
}

/** Makes the verdict of a run: per requirement, the worst that any scenario or check had to say. */
export function judgeRun(facts: RunFacts): RunVerdict {
  const statements = statementsOf(facts);
  const requirements = facts.catalogue.map((requirement) => judgeRequirement(requirement, facts, statements));
  const problems = [...(facts.targetGone === undefined ? [] : [facts.targetGone]), ...facts.problems];
  const skipped = facts.examples.filter((example) => example.skipped).length;
  const passed = facts.examples.filter((example) => !example.skipped && example.verdict === "pass").length;
  return {
    suite: { version: facts.suiteVersion },
    target: { name: facts.targetName },
    profile: facts.profile,
    lane: facts.lane,
    seed: facts.seed,
    durationMs: facts.durationMs,
    scenarios: { total: facts.examples.length, passed, failed: facts.examples.length - passed - skipped, skipped },
    summary: summarise(requirements),
    requirements,
    repeated: facts.repeated,
    complete: problems.length === 0 && skipped === 0,
    problems,
  };
}

/** What the checks of all recordings say about each requirement. */
interface CheckStatements {
  readonly exercised: ReadonlySet<string>;
  readonly findings: ReadonlyMap<string, readonly CheckStatement[]>;
}

interface CheckStatement {
  /** Of the check. */
  readonly id: string;
  readonly finding: CheckFinding;
}

/** Gathered once: there are as many reports as examples times checks. */
function statementsOf({ checks }: RunFacts): CheckStatements {
  const exercised = new Set<string>();
  const findings = new Map<string, CheckStatement[]>();
  for (const { id, report } of checks) {
    for (const [requirement, times] of report.exercised) {
      if (times > 0) {
        exercised.add(requirement);
      }
    }
    for (const finding of report.findings) {
      const known = findings.get(finding.requirement) ?? [];
      known.push({ id, finding });
      findings.set(finding.requirement, known);
    }
  }
  return { exercised, findings };
}

function judgeRequirement(requirement: Requirement, facts: RunFacts, statements: CheckStatements): RequirementVerdict {
  const {
    profiles: _profiles,
    capability: _capability,
    unobservable: _unobservable,
    deferred: _deferred,
    ...row
  } = requirement;
  const examples = facts.examples.filter(({ requirements }) => requirements.includes(requirement.id));
  const scenarios = examples.map(({ id }) => id);
  const reason = excuse(requirement, facts.profile, facts.capabilities);
  if (reason !== undefined) {
    return { ...row, verdict: "notApplicable", reason, scenarios, findings: [] };
  }
  const fromChecks = checkFindings(requirement, facts, statements);
  const findings = [...examples.flatMap((example) => scenarioFinding(example, requirement, facts)), ...fromChecks];
  const verdicts = [
    ...examples.map((example) => exampleVerdict(example, requirement, facts)),
    ...checkVerdicts(requirement, fromChecks.length, statements),
  ];
  const unexercised = verdicts.length === 0 ? whyUnexercised(requirement, facts) : undefined;
  if (unexercised !== undefined) {
    return { ...row, verdict: "notApplicable", reason: unexercised, scenarios, findings };
  }
  const verdict = verdicts.length === 0 ? "inconclusive" : worst(verdicts);
  const untested = verdicts.length === 0 ? { reason: "nothing in this run put it to the test" } : {};
  return { ...row, verdict: fault(verdict, requirement), ...untested, scenarios, findings };
}

/** Why it is all right that nothing put the requirement to the test, if it is. */
function whyUnexercised({ id }: Requirement, { rules, capabilities, selection }: RunFacts): string | undefined {
  if (selection) {
    return "not selected";
  }
  const services = CAPABILITIES.filter((name) =>
    rules.some(({ tags }) => tags.includes(`@${id}`) && tags.includes(`@${name}`)),
  );
  const isPresent = services.some((service) => capabilities.includes(service));
  return services.length === 0 || isPresent
    ? undefined
    : `is put to the test through ${services.join(" and ")}, which the target does not declare`;
}

/** Where a simulator of ours breaks a rule, the run is at fault, not the target. */
function fault(verdict: Verdict, requirement: Requirement): Verdict {
  return verdict === "fail" && !TARGET_ROLES.includes(requirement.obliged) ? "error" : verdict;
}

/**
 * What an example says about a requirement. An example about a rule that obliges a simulator also needs a target that
 * answers; if it fails, it could not show anything. Simulators are held to their rules by checks.
 */
function exampleVerdict(example: ExampleResult, requirement: Requirement, { targetGone }: RunFacts): Verdict {
  const unexercised = targetGone !== undefined && (example.unanswered || example.skipped);
  const ours = example.verdict === "fail" && !TARGET_ROLES.includes(requirement.obliged);
  return unexercised || ours ? "inconclusive" : example.verdict;
}

function scenarioFinding(example: ExampleResult, requirement: Requirement, facts: RunFacts): Finding[] {
  if (example.verdict === "pass") {
    return [];
  }
  const message = example.problem ?? "The example did not come to an end";
  const verdict = exampleVerdict(example, requirement, facts);
  return [{ source: "scenario", id: example.id, verdict, message, messages: facts.evidenceOf(example) }];
}

/** What the checks say about a requirement. What they missed from a target that is gone shows nothing either way. */
function checkVerdicts(
  { id }: Requirement,
  founded: number,
  { exercised, findings }: CheckStatements,
): readonly Verdict[] {
  const all = findings.get(id)?.length ?? 0;
  return [
    ...(founded > 0 ? (["fail"] as const) : []),
    ...(all > founded ? (["inconclusive"] as const) : []),
    ...(exercised.has(id) ? (["pass"] as const) : []),
  ];
}

function checkFindings(requirement: Requirement, facts: RunFacts, { findings }: CheckStatements): Finding[] {
  return (findings.get(requirement.id) ?? [])
    .filter(({ finding }) => !isUnfounded(finding, facts))
    .map(({ id, finding }) => describe(id, finding, requirement));
}

/** A target that is gone cannot be blamed for what did not come. */
function isUnfounded({ missing }: CheckFinding, { targetGone }: RunFacts): boolean {
  return targetGone !== undefined && missing === true;
}

function describe(id: string, finding: CheckFinding, requirement: Requirement): Finding {
  const verdict = fault("fail", requirement);
  return { source: "check", id, verdict, message: finding.message, messages: finding.evidence.map(describeMessage) };
}

function summarise(requirements: readonly RequirementVerdict[]): Record<Level, VerdictCounts> {
  const own = requirements.filter(({ obliged }) => TARGET_ROLES.includes(obliged));
  const count = (level: Level): VerdictCounts => {
    const of = (verdict: Verdict): number => own.filter((row) => row.level === level && row.verdict === verdict).length;
    return {
      fail: of("fail"),
      error: of("error"),
      inconclusive: of("inconclusive"),
      pass: of("pass"),
      notApplicable: of("notApplicable"),
    };
  };
  return { must: count("must"), should: count("should"), may: count("may") };
}
