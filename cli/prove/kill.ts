import type { RequirementVerdict, RunVerdict } from "../../conformance/verdicts/index.ts";
import type { Mutant } from "../../mutants/index.ts";

/** What became of one mutant in one lane: a row of the kill matrix. */
export interface Kill {
  readonly mutant: string;
  readonly fault: string;
  readonly lane: "wire" | "fast";
  readonly requirement: string;
  /** True if the requirement meant was found broken, for the reason expected. */
  readonly killed: boolean;
  /** What killed it: scenarios and checks. */
  readonly killers: readonly string[];
  /** What else broke that was not named as implied. */
  readonly collateral: readonly string[];
  /** Named as implied, and not broken. */
  readonly needless: readonly string[];
}

/** Whether a message from another thread is a kill. */
export function isKill(value: unknown): value is Kill {
  return typeof value === "object" && value !== null && "killers" in value && Array.isArray(value.killers);
}

/** Whether a kill is as it should be. */
export function isCleanKill({ killed, collateral, needless }: Kill): boolean {
  return killed && collateral.length === 0 && needless.length === 0;
}

/** Compares what a run against a mutant found with what had to be found. */
export function killOf(name: string, mutant: Mutant, verdict: RunVerdict): Kill {
  const { requirement, message } = mutant.expected;
  const meant = verdict.requirements.find(({ id }) => id === requirement);
  const matching = (meant?.verdict === "fail" ? meant.findings : []).filter((finding) => message.test(finding.message));
  const implied = mutant.implied.map((row) => row.requirement);
  const broken = verdict.requirements.filter(isBroken).map(({ id }) => id);
  return {
    mutant: name,
    fault: mutant.fault,
    lane: verdict.lane,
    requirement,
    killed: matching.length > 0,
    killers: [...new Set(matching.map(({ id }) => id))],
    collateral: broken.filter((id) => id !== requirement && !implied.includes(id)),
    needless: implied.filter((id) => !broken.includes(id)),
  };
}

/** A rule of a simulator that a mutant keeps from being exercised is not broken by it. */
function isBroken({ verdict }: RequirementVerdict): boolean {
  return verdict === "fail" || verdict === "error";
}
