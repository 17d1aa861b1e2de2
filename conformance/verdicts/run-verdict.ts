import type { DescribedMessage } from "../checks/index.ts";
import type { Basis, Level, Role } from "../requirements/index.ts";
import type { Verdict } from "./outcome.ts";

/** One broken rule as one scenario or check saw it. */
export interface Finding {
  /** `scenario` or `check`, and which one. */
  readonly source: "scenario" | "check";
  readonly id: string;
  /** What it amounts to: the rule is broken, Kaaliper is at fault, or nothing could be shown. */
  readonly verdict: Verdict;
  readonly message: string;
  /** The smallest set of messages that proves it, decoded. */
  readonly messages: readonly DescribedMessage[];
}

/** What came of one requirement. */
export interface RequirementVerdict {
  readonly id: string;
  readonly level: Level;
  readonly basis: Basis;
  readonly obliged: Role;
  readonly protocol: string;
  readonly section: string;
  readonly text: string;
  readonly verdict: Verdict;
  /** Why it was not judged, or could not be. */
  readonly reason?: string;
  /** The examples that proved it. */
  readonly scenarios: readonly string[];
  readonly findings: readonly Finding[];
}

/** How many requirements of the target got which verdict. */
export type VerdictCounts = Readonly<Record<Verdict, number>>;

/** The outcome of a run, as `verdict.json` holds it. */
export interface RunVerdict {
  readonly suite: { readonly version: string };
  readonly target: { readonly name: string };
  readonly profile: string;
  readonly lane: "wire" | "fast";
  readonly seed: number;
  readonly durationMs: number;
  readonly scenarios: {
    readonly total: number;
    readonly passed: number;
    readonly failed: number;
    readonly skipped: number;
  };
  /** Requirements that oblige the target's own services. */
  readonly summary: Readonly<Record<Level, VerdictCounts>>;
  readonly requirements: readonly RequirementVerdict[];
  /** Examples that were run once more, alone: no answer had come in time, or they came to nothing. The second outcome counts. */
  readonly repeated: readonly string[];
  /** False if anything that was planned did not come about; `problems` then says what. */
  readonly complete: boolean;
  readonly problems: readonly string[];
}

/** The roles that a target plays; rows that oblige others are ours to keep. */
export const TARGET_ROLES: readonly Role[] = ["cmx", "adx", "cex", "extension"];

/** Exit codes of a run, in order of precedence after 64 (wrong usage). */
export const EXIT = { passed: 0, mismatch: 1, incomplete: 2, ownFault: 3, usage: 64 } as const;

/** The exit code that belongs to a verdict (design, section 4). */
export function exitCode(verdict: RunVerdict): number {
  const has = (wanted: Verdict): boolean => verdict.requirements.some((row) => row.verdict === wanted);
  // A fault of ours counts before anything that was found about the target, also about the same rule.
  const ownFault = verdict.requirements.some(({ findings }) => findings.some((finding) => finding.verdict === "error"));
  if (has("error") || ownFault) {
    return EXIT.ownFault;
  }
  if (verdict.summary.must.fail > 0) {
    return EXIT.mismatch;
  }
  return !verdict.complete || has("inconclusive") || verdict.scenarios.total === 0 ? EXIT.incomplete : EXIT.passed;
}
