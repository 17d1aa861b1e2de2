// Prints how much of the parts that judge and are judged ran, and fails if it was too little.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { projectRoot } from "../source-tree/index.ts";
import { lineCoverage } from "./index.ts";

const LINES_PERCENT_MIN = 90;
const FOLDERS = ["protocol", "conformance", "reference-impl"];

const root = projectRoot(import.meta.dirname);
const summary: unknown = JSON.parse(readFileSync(join(root, "coverage/coverage-summary.json"), "utf8"));
const coverages = lineCoverage(summary, root, FOLDERS);
for (const { folder, files, covered, total, percent } of coverages) {
  const verdict = percent < LINES_PERCENT_MIN ? `below ${LINES_PERCENT_MIN} %` : "enough";
  process.stdout.write(
    `${folder}: ${percent.toFixed(1)} % of lines (${covered} of ${total} in ${files} files), ${verdict}\n`,
  );
}
process.exitCode = coverages.some(({ percent }) => percent < LINES_PERCENT_MIN) ? 1 : 0;
