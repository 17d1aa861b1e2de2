import type { Requirement } from "../../conformance/requirements/index.ts";
import type { Target } from "../../conformance/targets/index.ts";
import type { Package } from "../package-root.ts";
import type { ClosingStack, Progress } from "../session/index.ts";
import type { ExampleRunner } from "./example-runner.ts";
import type { RunOptions } from "./run-options.ts";

/** Everything that a lane needs to run. */
export interface RunContext {
  readonly options: RunOptions;
  readonly project: Package;
  readonly target: Target;
  readonly catalogue: readonly Requirement[];
  readonly environment: NodeJS.ProcessEnv;
  readonly progress: Progress;
  readonly closing: ClosingStack;
  readonly examples: ExampleRunner;
}

/** What a lane found out beside what the examples say. */
export interface LaneOutcome {
  /** Why the target was gone at the end, if it was. */
  readonly targetGone: string | undefined;
  readonly problems: readonly string[];
}
