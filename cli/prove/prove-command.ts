import { Command, Option } from "commander";
import { SERVICE_NAMES } from "../../conformance/targets/index.ts";
import type { Package } from "../package-root.ts";
import { serviceNames } from "../run/index.ts";
import { SEED_MAX, wholeNumber } from "../session/index.ts";
import type { ProveFlags } from "./prove.ts";
import { PROVEN_PROFILES } from "./proven-profile.ts";

const SAMPLE_MAX = 10_000;

const EXPLANATION = `
Every mutant is a service that is wrong in one way. It is killed if the requirement that it breaks is found broken for
the reason that it names; nothing else may break, save what it names as implied. All of them run in the fast lane, a
sample also over the wire; examples about rules of simulators are left out. The matrix is also written to
reports/out/kill-matrix.json.

Examples:
  npm run prove                           print the matrix as a table
  npm run prove -- --services cmx         mutants of CMX alone
  npm run prove -- --profile raw-2017     those of the drafts of 2017 alone
  npm run prove -- --sample 20            twenty of them, for a quick look
  npm run prove -- --json                 for machines

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
    .option("--services <names>", "services whose mutants are judged, by commas", serviceNames, SERVICE_NAMES)
    .addOption(
      new Option("--profile <name>", "the only profile whose mutants are judged; default: all").choices(
        PROVEN_PROFILES,
      ),
    )
    .option("--sample <number>", "judge only so many mutants, which the seed chooses", wholeNumber(1, SAMPLE_MAX))
    .option("--seed <number>", "chooses the sample", wholeNumber(0, SEED_MAX), 1)
    .option("--json", "print the kill matrix as JSON and nothing else", false)
    .addHelpText("after", EXPLANATION)
    .action(async (flags: ProveFlags) => {
      // Only whoever proves something waits until all mutants are loaded.
      const { prove } = await import("./prove.ts");
      finish(await prove(flags, project, process));
    });
}
