import { EXIT, exitCode, type RunVerdict } from "../conformance/verdicts/index.ts";
import type { Standing } from "./standing.ts";

/** What a run came to, in a word and in a sentence. */
export interface Outcome {
  readonly word: "PASSED" | "FAILED" | "INCOMPLETE" | "ERROR";
  /** How a requirement stands that would have led to it. */
  readonly standing: Standing;
  readonly sentence: string;
}

/** The outcome of a run; it says the same as the exit code. */
export function outcomeOf(verdict: RunVerdict): Outcome {
  const broken = verdict.summary.must.fail;
  switch (exitCode(verdict)) {
    case EXIT.passed:
      return { word: "PASSED", standing: "kept", sentence: "The target keeps every MUST that was put to the test." };
    case EXIT.mismatch:
      return {
        word: "FAILED",
        standing: "broken",
        sentence: `The target breaks ${counted(broken, "MUST rule", "MUST rules")}.`,
      };
    case EXIT.incomplete:
      return { word: "INCOMPLETE", standing: "unclear", sentence: incompleteness(verdict) };
    default:
      return {
        word: "ERROR",
        standing: "error",
        sentence: "Kaaliper or one of its simulators is at fault; what is said of the target may not hold.",
      };
  }
}

function incompleteness({ scenarios }: RunVerdict): string {
  return scenarios.total === 0
    ? "No example was run, so nothing is known of the target."
    : "No MUST was seen broken, but not everything could be put to the test.";
}

/** A number with its noun: `1 rule`, `2 rules`. */
export function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** What came of the examples: `61 of 64 examples passed, 2 failed, 1 not run to its end`. */
export function examplesText({ scenarios: { total, passed, failed, skipped } }: RunVerdict): string {
  const rest = [...(failed > 0 ? [`${failed} failed`] : []), ...(skipped > 0 ? [`${skipped} did not end`] : [])];
  return [`${passed} of ${counted(total, "example", "examples")} passed`, ...rest].join(", ");
}

/** A duration as a person says it: `850 ms`, `4.2 s`, `3 min 12 s`. */
export function durationText(durationMs: number): string {
  if (Math.round(durationMs) < 1000) {
    return `${Math.round(durationMs)} ms`;
  }
  const tenths = Math.round(durationMs / 100);
  const seconds = Math.round(durationMs / 1000);
  return tenths < 600 ? `${(tenths / 10).toFixed(1)} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}
