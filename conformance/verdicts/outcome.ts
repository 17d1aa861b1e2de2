/** What can be said about a requirement, the worst first. */
export type Verdict = "fail" | "error" | "inconclusive" | "pass" | "notApplicable";

/** Every verdict, the worst first. */
export const VERDICTS: readonly Verdict[] = ["fail", "error", "inconclusive", "pass", "notApplicable"];

/** The worst of several verdicts; of nothing at all, nothing can be said. */
export function worst(verdicts: readonly Verdict[]): Verdict {
  return VERDICTS.find((verdict) => verdicts.includes(verdict)) ?? "inconclusive";
}

/** A step saw the party under test break the rule. Data, not an accident: it becomes the verdict `fail`. */
export class Violation extends Error {
  override readonly name: string = "Violation";
}

/** A step saw no answer where one was due. A violation, unless the target turns out to be gone. */
export class NoAnswer extends Violation {
  override readonly name = "NoAnswer";
}

/** A step could not bring about what the rule is about. It becomes the verdict `inconclusive`. */
export class Inconclusive extends Error {
  override readonly name = "Inconclusive";
}

/** What the type of the exception that ended a step says about the rule; any other is an accident of ours. */
export function verdictOfException(type: string): Verdict {
  switch (type) {
    case "Violation":
    case "NoAnswer":
      return "fail";
    case "Inconclusive":
      return "inconclusive";
    default:
      return "error";
  }
}
