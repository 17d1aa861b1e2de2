import { lineCount, type SourceFile } from "../source-tree/index.ts";
import type { Finding } from "./finding.ts";

/** Limits on the length of source files, in lines. The median and the percentile must stay below theirs. */
const FILE_LINES = { median: 100, percentile95: 300, max: 400 } as const;

/** How long the files of a set are, in lines. */
export interface FileLengths {
  readonly median: number;
  readonly percentile95: number;
  readonly max: number;
}

/** The lengths of a set of sources, by nearest rank. All are 0 for an empty set. */
export function fileLengths(sources: readonly SourceFile[]): FileLengths {
  const sorted = sources.map((source) => lineCount(source.text)).toSorted((one, other) => one - other);
  const rank = (share: number) => sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0;
  return { median: rank(0.5), percentile95: rank(0.95), max: rank(1) };
}

/** Finds files that are too long, and a set whose files are too long on the whole. */
export function checkFileLengths(sources: readonly SourceFile[]): Finding[] {
  const lengths = fileLengths(sources);
  const findings: Finding[] = sources
    .map((source) => ({ path: source.path, lines: lineCount(source.text) }))
    .filter(({ lines }) => lines > FILE_LINES.max)
    .map(({ path, lines }) => finding(path, `${path} has ${lines} lines, more than ${FILE_LINES.max}; divide it`));
  if (lengths.median >= FILE_LINES.median) {
    findings.push(finding("", `the median file has ${lengths.median} lines, not below ${FILE_LINES.median}`));
  }
  if (lengths.percentile95 >= FILE_LINES.percentile95) {
    const message = `the 95th percentile of the files is ${lengths.percentile95} lines, not below ${FILE_LINES.percentile95}`;
    findings.push(finding("", message));
  }
  return findings;
}

function finding(path: string, message: string): Finding {
  return { habit: "file length", path, message };
}
