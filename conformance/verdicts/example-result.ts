import type { Verdict } from "./outcome.ts";

/** What came of one example. */
export interface ExampleResult {
  /** File and line: `features/07-cmp/configuration-request.feature:12`. The same in every run. */
  readonly id: string;
  readonly name: string;
  /** The requirements that its `Rule` names. */
  readonly requirements: readonly string[];
  readonly verdict: Verdict;
  /** True if it never came to an end, or some of its steps never ran without one having failed. */
  readonly skipped: boolean;
  /** What was wrong, for a person. */
  readonly problem?: string;
  /** True if what was wrong is that no answer came; without a living target that says nothing about the rule. */
  readonly unanswered: boolean;
  /** Endpoints that it made for itself. */
  readonly endpointIds: readonly string[];
}

/** The identity of an example: where it stands. */
export function exampleId(uri: string, line: number): string {
  return `${uri.replaceAll("\\", "/")}:${line}`;
}
