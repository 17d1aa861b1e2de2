import { type RequirementVerdict, type RunVerdict, TARGET_ROLES } from "../conformance/verdicts/index.ts";

/** How a requirement stands, as a reader needs it: what a broken rule means depends on its level. */
export type Standing = "broken" | "error" | "unclear" | "warning" | "note" | "kept" | "notJudged";

/** What demands attention, the most urgent first. */
export const CONCERNS = ["broken", "error", "unclear", "warning", "note"] as const;

/** Every standing with the word for it, the most urgent first. */
export const STANDING_WORDS: Readonly<Record<Standing, string>> = {
  broken: "broken",
  error: "error",
  unclear: "unclear",
  warning: "warning",
  note: "note",
  kept: "kept",
  notJudged: "not judged",
};

const BROKEN = { must: "broken", should: "warning", may: "note" } as const;

/** How a requirement stands. */
export function standingOf({ verdict, level }: RequirementVerdict): Standing {
  switch (verdict) {
    case "fail":
      return BROKEN[level];
    case "error":
      return "error";
    case "inconclusive":
      return "unclear";
    case "pass":
      return "kept";
    case "notApplicable":
      return "notJudged";
  }
}

/** Whether the target, and not a simulator, has to keep the rule. */
export function obligesTarget({ obliged }: RequirementVerdict): boolean {
  return TARGET_ROLES.includes(obliged);
}

/** The requirements that stand in one way, in the order of the catalogue. */
export function requirementsThatStand(verdict: RunVerdict, standing: Standing): readonly RequirementVerdict[] {
  return verdict.requirements.filter((row) => standingOf(row) === standing);
}
