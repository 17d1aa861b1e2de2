import { readFileSync } from "node:fs";
import { join } from "node:path";
import { findFiles, readSources, SOURCE_FOLDERS, type SourceFile } from "../source-tree/index.ts";
import { checkComments } from "./comment-notes.ts";
import { DOCUMENTED_SHARE_MIN, documentation } from "./doc-comments.ts";
import { checkFeatureTags } from "./feature-tags.ts";
import { checkFileLengths, type FileLengths, fileLengths } from "./file-lengths.ts";
import type { Finding } from "./finding.ts";
import { checkFunctionLengths } from "./function-lengths.ts";
import { checkTypes } from "./loose-types.ts";
import { checkMachineTime } from "./machine-time.ts";
import { checkNames } from "./names.ts";
import { checkTestHabits } from "./test-habits.ts";

/** What was measured in a project, and what is not as it should be. */
export interface Tidiness {
  readonly sources: number;
  readonly features: number;
  readonly fileLengths: FileLengths;
  /** Share of exported declarations with a doc comment, from 0 to 1. */
  readonly documentedShare: number;
  readonly findings: readonly Finding[];
}

/** Checks the habits of the house over all sources and features below `root`. */
export function checkTidiness(root: string): Tidiness {
  const sources = readSources(root);
  const features = findFiles(root, ["features"], [".feature"]);
  const { share, missing } = documentation(sources);
  const findings = [
    ...checkFileLengths(sources),
    ...checkNames(findFiles(root, [...SOURCE_FOLDERS, "features", "docs", "examples"], [""])),
    ...(share < DOCUMENTED_SHARE_MIN ? missing : []),
    ...sources.flatMap(checkSource),
    ...features.flatMap((path) => checkFeatureTags(path, readFileSync(join(root, path), "utf8"))),
  ];
  return {
    sources: sources.length,
    features: features.length,
    fileLengths: fileLengths(sources),
    documentedShare: share,
    findings,
  };
}

function checkSource(source: SourceFile): Finding[] {
  return [checkFunctionLengths, checkComments, checkTypes, checkTestHabits, checkMachineTime].flatMap((check) =>
    check(source),
  );
}
