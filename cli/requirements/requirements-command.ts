import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Command } from "commander";
import { proofTable, readCatalogue } from "../../conformance/requirements/index.ts";
import { EXIT } from "../../conformance/verdicts/index.ts";
import type { Package } from "../package-root.ts";
import { readRules, SUITES } from "../run/index.ts";

const EXPLANATION = `
Examples:
  npm run requirements               write docs/requirements.md
  npm run requirements -- --check    compare only

Exit codes: 0 written, or up to date; 1 with --check, it is not up to date.`;

/** The command \`requirements\`: how each rule of each document is proven, as a page of the documentation. */
export function requirementsCommand(
  project: Package,
  process: NodeJS.Process,
  finish: (code: number) => void,
): Command {
  return new Command("requirements")
    .description("Write the table that says how each requirement is proven.")
    .option("--check", "say whether the table is up to date, and change nothing", false)
    .addHelpText("after", EXPLANATION)
    .action(async ({ check }: { readonly check: boolean }) => {
      const path = join(project.root, "docs", "requirements.md");
      const catalogue = readCatalogue(join(project.root, "conformance", "requirements"));
      const checks = new Map(SUITES.flatMap((suite) => suite.checks.map(({ id, requirements }) => [id, requirements])));
      const table = proofTable(catalogue, { rules: await readRules(project), checks });
      if (!check) {
        writeFileSync(path, table);
        return finish(EXIT.passed);
      }
      const current = readFileSync(path, "utf8") === table;
      process.stdout.write(
        current
          ? "docs/requirements.md is up to date\n"
          : "docs/requirements.md is out of date; run npm run requirements\n",
      );
      return finish(current ? EXIT.passed : EXIT.mismatch);
    });
}
