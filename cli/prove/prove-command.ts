import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Command } from "commander";
import type { ServiceName } from "../../conformance/targets/index.ts";
import { EXIT, exitCode } from "../../conformance/verdicts/index.ts";
import type { Package } from "../package-root.ts";
import { serviceNames } from "../run/index.ts";
import { SEED_MAX, silentProgress, visibleProgress, wholeNumber } from "../session/index.ts";
import { judgeReference } from "./judge-mutant.ts";
import { isCleanKill } from "./kill.ts";
import { killMatrix } from "./kill-matrix.ts";
import { mutantsOf, samplePlan, wholePlan } from "./proof-plan.ts";
import { proveAll } from "./prove-all.ts";

const SAMPLE_MAX = 10_000;

interface ProveFlags {
  readonly json: boolean;
  readonly services: readonly ServiceName[];
  readonly sample?: number;
  readonly seed: number;
}

const EXPLANATION = `
Every mutant is a service that is wrong in one way. It is killed if the requirement that it breaks is found broken for
the reason that it names; nothing else may break, save what it names as implied. All of them run in the fast lane, a
sample also over the wire; examples about rules of simulators are left out. The matrix is also written to
reports/out/kill-matrix.json.

Examples:
  npm run prove                print the matrix as a table
  npm run prove -- --sample 20 twenty of them, for a quick look
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
    .option("--services <names>", "services whose mutants are judged, by commas: cmx, adx", serviceNames, ["cmx"])
    .option("--sample <number>", "judge only so many mutants, which the seed chooses", wholeNumber(1, SAMPLE_MAX))
    .option("--seed <number>", "chooses the sample", wholeNumber(0, SEED_MAX), 1)
    .option("--json", "print the kill matrix as JSON and nothing else", false)
    .addHelpText("after", EXPLANATION)
    .action(async ({ json, services, sample, seed }: ProveFlags) => {
      const progress = json ? silentProgress : visibleProgress(process.stderr);
      const place = { project, environment: process.env };
      if (exitCode(await judgeReference(services, place)) !== EXIT.passed) {
        process.stderr.write(
          "The reference does not pass in the fast lane; run npm run conformance -- --lane fast first.\n",
        );
        finish(EXIT.ownFault);
        return;
      }
      const names = mutantsOf(services);
      const plan = sample === undefined ? wholePlan(names) : samplePlan(names, sample, seed);
      const kills = await proveAll(plan, place, progress);
      progress.end();
      const directory = join(project.root, "reports", "out");
      mkdirSync(directory, { recursive: true });
      writeFileSync(join(directory, "kill-matrix.json"), `${JSON.stringify(kills, null, 2)}\n`);
      process.stdout.write(json ? `${JSON.stringify(kills, null, 2)}\n` : `${killMatrix(kills)}\n`);
      finish(kills.every(isCleanKill) ? EXIT.passed : EXIT.mismatch);
    });
}
