import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Command } from "commander";
import { EXIT, exitCode } from "../../conformance/verdicts/index.ts";
import type { Package } from "../package-root.ts";
import { silentProgress, visibleProgress } from "../session/index.ts";
import { judgeReference } from "./judge-mutant.ts";
import { isCleanKill } from "./kill.ts";
import { killMatrix } from "./kill-matrix.ts";
import { proveAll } from "./prove-all.ts";

const EXPLANATION = `
Every mutant is a service that is wrong in one way. It is killed if the requirement that it breaks is found broken for
the reason that it names; nothing else may break, save what it names as implied. All of them run in the fast lane, a
sample also over the wire; examples about rules of simulators are left out. The matrix is also written to
reports/out/kill-matrix.json.

Examples:
  npm run prove                print the matrix as a table
  npm run prove -- --json      for machines

Exit codes:
  0   every mutant was killed cleanly
  1   one was not
  2   incomplete: no broker to be had for the wire lane
  3   the reference itself does not pass
  64  wrong usage: an unknown flag`;

/** The command \`prove\`: shows that the suite can fail, and for the right reason. */
export function proveCommand(project: Package, process: NodeJS.Process, finish: (code: number) => void): Command {
  return new Command("prove")
    .description("Run the suite against services that are wrong on purpose.")
    .option("--json", "print the kill matrix as JSON and nothing else", false)
    .addHelpText("after", EXPLANATION)
    .action(async ({ json }: { readonly json: boolean }) => {
      const progress = json ? silentProgress : visibleProgress(process.stderr);
      const place = { project, environment: process.env };
      if (exitCode(await judgeReference(place)) !== EXIT.passed) {
        process.stderr.write(
          "The reference does not pass in the fast lane; run npm run conformance -- --lane fast first.\n",
        );
        finish(EXIT.ownFault);
        return;
      }
      const kills = await proveAll(place, progress);
      progress.end();
      const directory = join(project.root, "reports", "out");
      mkdirSync(directory, { recursive: true });
      writeFileSync(join(directory, "kill-matrix.json"), `${JSON.stringify(kills, null, 2)}\n`);
      process.stdout.write(json ? `${JSON.stringify(kills, null, 2)}\n` : `${killMatrix(kills)}\n`);
      finish(kills.every(isCleanKill) ? EXIT.passed : EXIT.mismatch);
    });
}
