import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Command } from "commander";
import { inProcessReference, referenceProcess } from "../../conformance/targets/index.ts";
import { EXIT, exitCode } from "../../conformance/verdicts/index.ts";
import { MUTANTS } from "../../mutants/index.ts";
import { seededRandom } from "../../runtime/index.ts";
import type { Package } from "../package-root.ts";
import { countExamples, type PerformedRun, performRun } from "../run/index.ts";
import { ClosingStack, type Progress, silentProgress, visibleProgress } from "../session/index.ts";
import { isCleanKill, type Kill, killOf } from "./kill.ts";
import { killMatrix } from "./kill-matrix.ts";

const SEED = 7;
/** Mutants that are also judged over the wire. */
const WIRE_SAMPLE = 2;

const EXPLANATION = `
Every mutant is a service that is wrong in one way. It is killed if the requirement that it breaks is found broken for
the reason that it names; nothing else may break, save what it names as implied. All of them run in the fast lane, a
sample also over the wire. The matrix is also written to reports/out/kill-matrix.json.

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
      const kills = await prove(project, process.env, progress);
      progress.end();
      if (kills === undefined) {
        process.stderr.write(
          "The reference does not pass in the fast lane; run npm run conformance -- --lane fast first.\n",
        );
        finish(EXIT.ownFault);
        return;
      }
      const directory = join(project.root, "reports", "out");
      mkdirSync(directory, { recursive: true });
      writeFileSync(join(directory, "kill-matrix.json"), `${JSON.stringify(kills, null, 2)}\n`);
      process.stdout.write(json ? `${JSON.stringify(kills, null, 2)}\n` : `${killMatrix(kills)}\n`);
      finish(kills.every(isCleanKill) ? EXIT.passed : EXIT.mismatch);
    });
}

async function prove(
  project: Package,
  environment: NodeJS.ProcessEnv,
  progress: Progress,
): Promise<Kill[] | undefined> {
  const reference = await runAgainst(undefined, "fast", project, environment);
  if (exitCode(reference.verdict) !== EXIT.passed) {
    return undefined;
  }
  const kills: Kill[] = [];
  for (const { name, lane } of plan()) {
    progress.stage(`${name} (${lane} lane)`);
    const mutant = MUTANTS.get(name);
    if (mutant !== undefined) {
      kills.push(killOf(name, mutant, (await runAgainst(name, lane, project, environment)).verdict));
    }
  }
  return kills;
}

function plan(): { readonly name: string; readonly lane: "wire" | "fast" }[] {
  const names = [...MUTANTS.keys()];
  const random = seededRandom(`prove/${names.length}`);
  const rest = [...names];
  const sample = Array.from({ length: WIRE_SAMPLE }, () => rest.splice(random.integer(0, rest.length - 1), 1)[0] ?? "");
  return [
    ...names.map((name) => ({ name, lane: "fast" as const })),
    ...sample.map((name) => ({ name, lane: "wire" as const })),
  ];
}

async function runAgainst(
  name: string | undefined,
  lane: "wire" | "fast",
  project: Package,
  environment: NodeJS.ProcessEnv,
): Promise<PerformedRun> {
  const closing = new ClosingStack();
  const script = join(project.compiled, "mutants", "main.js");
  const target =
    lane === "wire" && name !== undefined
      ? referenceProcess("deployed", ["--enable-source-maps", script, name], project.root, { replicas: 1 })
      : inProcessReference(
          "deployed",
          name === undefined ? {} : { module: join(project.compiled, "mutants", `${name}.js`), replicas: 1 },
        );
  const options = {
    lane,
    profile: undefined,
    target: undefined,
    seed: SEED,
    tags: undefined,
    nats: undefined,
    workers: 0,
    output: "",
    json: false,
  };
  try {
    const examples = await countExamples(project, undefined);
    return await performRun(options, { project, target, environment, progress: silentProgress, closing, examples });
  } finally {
    await closing.closeAll();
  }
}
