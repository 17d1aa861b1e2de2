import { join } from "node:path";
import { type Check, describeMessage } from "../../conformance/checks/index.ts";
import {
  gateProblems,
  type Requirement,
  readCatalogue,
  rulesOfDocuments,
} from "../../conformance/requirements/index.ts";
import { capabilitiesOf, type ProfileName, type Target } from "../../conformance/targets/index.ts";
import { judgeRun, type RunVerdict } from "../../conformance/verdicts/index.ts";
import { systemClock } from "../../runtime/index.ts";
import type { Package } from "../package-root.ts";
import type { ClosingStack, Progress } from "../session/index.ts";
import { applicableTags } from "./applicable-tags.ts";
import type { ExampleCollector } from "./example-collector.ts";
import { ExampleRunner } from "./example-runner.ts";
import { runFastLane } from "./fast-lane.ts";
import { type CucumberMessage, plannedExamples } from "./features.ts";
import { type JudgedRecordings, judgeOwnRecordings, judgeSharedRecording } from "./judged-recordings.ts";
import type { LaneOutcome, RunContext } from "./run-context.ts";
import type { RunOptions } from "./run-options.ts";
import { suiteOf } from "./suite.ts";
import { runWireLane } from "./wire-lane.ts";

/** A run that is over, and everything that the reports are made of. */
export interface PerformedRun {
  readonly verdict: RunVerdict;
  /** Cucumber's messages, less the recordings that were attached. */
  readonly messages: readonly CucumberMessage[];
  /** One object for each recorded message, in the order of the examples and then of the recording. */
  readonly traffic: () => readonly object[];
}

/** What a run needs beside its options. */
export interface RunSurroundings {
  readonly project: Package;
  readonly target: Target;
  readonly environment: NodeJS.ProcessEnv;
  readonly progress: Progress;
  readonly closing: ClosingStack;
}

/** The catalogue, the features and the checks do not fit together: Kaaliper is at fault. */
export class GateError extends Error {
  override readonly name = "GateError";
}

/** Evidence that a failed example shows: its last messages. */
const EVIDENCE_MAX = 8;

/** Runs the examples in the lane wanted and judges what was seen. */
export async function performRun(options: RunOptions, surroundings: RunSurroundings): Promise<PerformedRun> {
  const beganAtMs = systemClock.now();
  const { project } = surroundings;
  const { profile } = surroundings.target;
  const catalogue = readRulesFor(profile, project);
  const tags = applicableTags(options.tags, catalogue, surroundings.target);
  const { features: paths, checks } = suiteOf(profile);
  const examples = new ExampleRunner({ project, paths, tags, workers: options.workers }, surroundings.progress);
  const { collector, messages, repeated } = examples;
  const context = { ...surroundings, options, catalogue, examples };
  const { outcome, judged } = await runLane(context, collector);
  assertGate(catalogue, checks, collector);
  const verdict = judgeRun({
    ...identity(options, surroundings, catalogue),
    durationMs: systemClock.now() - beganAtMs,
    rules: collector.rules,
    examples: collector.results(),
    checks: judged.checks,
    evidenceOf: ({ id }) => evidence(judged, id),
    repeated,
    targetGone: outcome.targetGone,
    problems: [...outcome.problems, ...unfinished(collector)],
  });
  return { verdict, messages, traffic: () => traffic(judged, collector) };
}

/** The verdict of a run that could not begin, because of `problem`. */
export function abortedRun(options: RunOptions, surroundings: RunSurroundings, problem: string): PerformedRun {
  const verdict = judgeRun({
    ...identity(options, surroundings, readRulesFor(surroundings.target.profile, surroundings.project)),
    durationMs: 0,
    rules: [],
    examples: [],
    checks: [],
    evidenceOf: () => [],
    repeated: [],
    targetGone: undefined,
    problems: [problem],
  });
  return { verdict, messages: [], traffic: () => [] };
}

/**
 * Whether `tags` selects examples that apply to the target; without them everything that applies is selected. Throws a
 * `UsageError` if it is no tag expression.
 */
export async function selectsExamples(project: Package, tags: string | undefined, target: Target): Promise<boolean> {
  const { features: paths } = suiteOf(target.profile);
  const catalogue = readRulesFor(target.profile, project);
  return (
    tags === undefined ||
    ((await plannedExamples(project, tags, paths)).length > 0 &&
      (await plannedExamples(project, applicableTags(tags, catalogue, target), paths)).length > 0)
  );
}

function readRulesFor(profile: ProfileName, project: Package): readonly Requirement[] {
  return rulesOfDocuments(readCatalogue(join(project.root, "conformance", "requirements")), profile);
}

function identity(options: RunOptions, { project, target }: RunSurroundings, catalogue: readonly Requirement[]) {
  return {
    suiteVersion: project.version,
    targetName: target.name,
    profile: target.profile,
    capabilities: capabilitiesOf(target),
    lane: options.lane,
    seed: options.seed,
    catalogue,
    selection: options.tags !== undefined,
  };
}

function assertGate(catalogue: readonly Requirement[], judges: readonly Check[], { rules }: ExampleCollector): void {
  const checks = new Map(judges.map((check) => [check.id, check.requirements]));
  const problems = rules.length === 0 ? [] : gateProblems(catalogue, { rules, checks });
  if (problems.length > 0) {
    throw new GateError(`features, checks and catalogue do not fit together:\n  ${problems.join("\n  ")}`);
  }
}

function evidence({ messages }: JudgedRecordings, id: string) {
  const own = messages.filter(({ example }) => example === id);
  return own.slice(-EVIDENCE_MAX).map(({ message }) => describeMessage(message));
}

async function runLane(
  context: RunContext,
  collector: ExampleCollector,
): Promise<{ readonly outcome: LaneOutcome; readonly judged: JudgedRecordings }> {
  if (context.options.lane === "fast") {
    const outcome = await runFastLane(context);
    return { outcome, judged: judgeOwnRecordings(collector.inOrder(), context.target) };
  }
  const outcome = await runWireLane(context);
  const recording = outcome.world.recorder.recording();
  return {
    outcome,
    judged: judgeSharedRecording(recording, collector.inOrder(), outcome.probe.endpoints, context.target),
  };
}

/** Planned, started and finished examples are compared, so that none can vanish. */
function unfinished(collector: ExampleCollector): string[] {
  const examples = collector.inOrder();
  const missing = examples.filter(({ finished }) => !finished);
  if (missing.length === 0) {
    return [];
  }
  const [first] = missing;
  return [
    `${missing.length} of ${examples.length} examples did not come to an end, the first of them ${first?.id}. ` +
      "If a worker process died, repeat the run with --workers 0 to see why.",
  ];
}

function traffic({ messages }: JudgedRecordings, collector: ExampleCollector): object[] {
  const position = new Map(collector.inOrder().map(({ id }, index) => [id, index]));
  const place = (example: string | undefined): number => position.get(example ?? "") ?? position.size;
  return messages
    .toSorted((a, b) => place(a.example) - place(b.example))
    .map(({ example, message }) => ({ example: example ?? null, ...describeMessage(message) }));
}
