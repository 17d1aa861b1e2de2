import { readFileSync } from "node:fs";
import { join } from "node:path";
import { jsonReader, SCHEMAS } from "./json-reader.ts";
import { projectFile } from "./project.ts";

/** What these tests look at in `verdict.json`. */
export interface Verdict {
  readonly suite: { readonly version: string };
  readonly target: { readonly name: string };
  readonly profile: string;
  readonly lane: string;
  readonly seed: number;
  readonly scenarios: { readonly total: number; readonly passed: number; readonly skipped: number };
  readonly summary: { readonly must: { readonly pass: number; readonly fail: number } };
  readonly requirements: readonly RequirementVerdict[];
  readonly repeated: readonly string[];
  readonly complete: boolean;
  readonly problems: readonly string[];
}

/** One requirement in a verdict. */
export interface RequirementVerdict {
  readonly id: string;
  readonly level: string;
  readonly obliged: string;
  readonly protocol: string;
  readonly section: string;
  readonly text: string;
  readonly verdict: string;
  readonly scenarios: readonly string[];
  readonly findings: readonly { readonly message: string; readonly messages: readonly { readonly path: string }[] }[];
}

const readSchema = jsonReader(SCHEMAS.compile<object>({ type: "object" }));
const parseVerdict = jsonReader(
  SCHEMAS.compile<Verdict>(readSchema(projectFile("conformance/verdicts/verdict.schema.json"))),
);

/** Reads `verdict.json` in `directory`; fails if it is not what the published schema says. */
export function readVerdict(directory: string): Verdict {
  return parseVerdict(readFileSync(join(directory, "verdict.json"), "utf8"));
}

/** What must be the same whenever the same service is judged: requirements, verdicts and scenarios. */
export function judgement({ requirements }: Verdict): readonly object[] {
  return requirements.map(({ id, verdict, scenarios }) => ({ id, verdict, scenarios }));
}
