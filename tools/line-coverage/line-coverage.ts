import { relative, sep } from "node:path";

/** How many of the lines of a folder ran. */
export interface LineCoverage {
  readonly folder: string;
  readonly files: number;
  readonly covered: number;
  readonly total: number;
  /** From 0 to 100; 0 where there is no line, so that nothing measured is never enough. */
  readonly percent: number;
}

interface Lines {
  readonly covered: number;
  readonly total: number;
}

/**
 * Adds up the lines of each folder in a `json-summary` report, whose keys are absolute paths below `root`.
 * Throws if the report has another form.
 */
export function lineCoverage(summary: unknown, root: string, folders: readonly string[]): LineCoverage[] {
  if (!isRecord(summary)) {
    throw new TypeError("the coverage summary is not an object; run npm run coverage again");
  }
  const files = Object.entries(summary)
    .filter(([path]) => path !== "total")
    .map(([path, entry]) => ({ path: relative(root, path).split(sep).join("/"), ...linesOf(path, entry) }));
  return folders.map((folder) => {
    const inside = files.filter(({ path }) => path.startsWith(`${folder}/`));
    const covered = inside.reduce((sum, file) => sum + file.covered, 0);
    const total = inside.reduce((sum, file) => sum + file.total, 0);
    return { folder, files: inside.length, covered, total, percent: total === 0 ? 0 : (100 * covered) / total };
  });
}

function linesOf(path: string, entry: unknown): Lines {
  const lines = isRecord(entry) ? entry["lines"] : undefined;
  const covered = isRecord(lines) ? lines["covered"] : undefined;
  const total = isRecord(lines) ? lines["total"] : undefined;
  if (typeof covered !== "number" || typeof total !== "number") {
    throw new TypeError(`the coverage summary has no line counts for ${path}; run npm run coverage again`);
  }
  return { covered, total };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
