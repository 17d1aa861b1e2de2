import type { StartService } from "../reference-impl/service/index.ts";

/** What a mutant is expected to break. */
export interface ExpectedFinding {
  /** The requirement that has to be found broken. */
  readonly requirement: string;
  /** What a finding says: a scenario or check, and words of its message. */
  readonly message: RegExp;
}

/** A requirement that cannot but break along with the one that is meant. */
export interface ImpliedRequirement {
  readonly requirement: string;
  readonly reason: string;
}

/**
 * A service that is wrong on purpose, in one way, to prove that the suite sees it. Each is a file of its own that
 * exports `mutant` and the `start` of the wrong service.
 */
export interface Mutant {
  /** One sentence: what it does wrong. */
  readonly fault: string;
  readonly expected: ExpectedFinding;
  /** At most two. */
  readonly implied: readonly ImpliedRequirement[];
  /**
   * Why it can be judged only where each example has a world of its own, as in the fast lane: what it remembers
   * reaches beyond one endpoint. Absent if it can also be judged over the wire, where all examples share one.
   */
  readonly needsOwnWorld?: string;
  /** The profile that it is judged by, if not the default of those of today. */
  readonly profile?: "raw-2017";
  /** Which service it stands in for; CMX if absent. */
  readonly service?: "cmx" | "adx" | "cex";
  /** Whether it turns to Tekton, as ADX and CEX always do. */
  readonly isOnPlatform?: boolean;
  /** How many replicas of it run; one if absent. */
  readonly replicas?: number;
  readonly start: StartService;
}
