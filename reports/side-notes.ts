import type { RequirementVerdict, RunVerdict } from "../conformance/verdicts/index.ts";
import { obligesTarget, STANDING_WORDS, type Standing, standingOf } from "./standing.ts";

/** What simulators had to keep, in one sentence. */
export function simulatorNote({ requirements }: RunVerdict): string {
  const rows = requirements.filter((row) => !obligesTarget(row) && row.verdict !== "notApplicable");
  const standings = rows.map(standingOf);
  const count = (wanted: Standing): number => standings.filter((standing) => standing === wanted).length;
  const others = [
    ...note(count("error"), count("error") === 1 ? "error" : "errors"),
    ...note(count("unclear"), STANDING_WORDS.unclear),
  ];
  return rows.length === 0
    ? "no rule that binds them was put to the test"
    : [`kept ${count("kept")} of the ${rows.length} rules that bind them`, ...others].join(", ");
}

/** How many rules were not judged and why. Undefined if all were. */
export function notJudgedNote({ requirements }: RunVerdict): string | undefined {
  const rows = requirements.filter((row) => row.verdict === "notApplicable");
  const selected = rows.filter((row) => row.reason !== "not selected");
  const foreign = selected.filter(({ reason }) => reason?.startsWith("does not belong to the profile")).length;
  const notes = [
    note(selected.length - foreign, "deferred or unobservable"),
    note(foreign, "of another profile"),
    note(rows.length - selected.length, "not selected"),
  ].flat();
  return rows.length === 0 ? undefined : notes.join(", ");
}

/** Which examples were run once more. Undefined if none was. */
export function repeatedNote({ repeated }: RunVerdict): string | undefined {
  const what = repeated.length === 1 ? "1 example, alone" : `${repeated.length} examples, each alone`;
  return repeated.length === 0
    ? undefined
    : `${what}, as no answer had come in time or it came to nothing: ${repeated.join(", ")}`;
}

function note(count: number, what: string): string[] {
  return count === 0 ? [] : [`${count} ${what}`];
}

/** The command that repeats what concerns a requirement; all examples if none is its own. */
export function repeatCommandFor(
  { id, scenarios }: RequirementVerdict,
  repeatCommand: (requirementId: string | undefined) => string,
): string {
  return repeatCommand(scenarios.length === 0 ? undefined : id);
}
