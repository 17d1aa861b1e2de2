import type { Requirement } from "../../conformance/requirements/index.ts";
import type { Target } from "../../conformance/targets/index.ts";
import type { RunParameters } from "../../world/index.ts";
import type { Package } from "../package-root.ts";
import type { ClosingStack, Progress } from "../session/index.ts";
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
  /** Runs the selected examples; what comes of them is counted, shown and kept. */
  readonly runExamples: (parameters: RunParameters) => Promise<void>;
  /** Runs those once more, each alone, that got no answer in time or came to nothing; false if there are none, or too many by far. */
  readonly repeatUnsettled: (parameters: RunParameters) => Promise<boolean>;
}

/** What a lane found out beside what the examples say. */
export interface LaneOutcome {
  /** Why the target was gone at the end, if it was. */
  readonly targetGone: string | undefined;
  readonly problems: readonly string[];
}
