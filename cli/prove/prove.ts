import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { ServiceName } from "../../conformance/targets/index.ts";
import { EXIT, exitCode } from "../../conformance/verdicts/index.ts";
import type { Package } from "../package-root.ts";
import { silentProgress, visibleProgress } from "../session/index.ts";
import { judgeReference } from "./judge-mutant.ts";
import { isCleanKill } from "./kill.ts";
import { killMatrix } from "./kill-matrix.ts";
import { mutantsOf, samplePlan, wholePlan } from "./proof-plan.ts";
import { proveAll } from "./prove-all.ts";

/** What somebody wants proven. */
export interface ProveFlags {
  readonly json: boolean;
  readonly services: readonly ServiceName[];
  /** Only so many mutants, which the seed chooses. */
  readonly sample?: number;
  readonly seed: number;
}

/** Judges the reference and then mutants; prints and writes what became of them. Resolves with the exit code. */
export async function prove(
  { json, services, sample, seed }: ProveFlags,
  project: Package,
  process: NodeJS.Process,
): Promise<number> {
  const progress = json ? silentProgress : visibleProgress(process.stderr);
  const place = { project, environment: process.env };
  if (exitCode(await judgeReference(services, place)) !== EXIT.passed) {
    process.stderr.write(
      `The reference does not pass; first run npm run conformance -- --lane fast --services ${services.join(",")}\n`,
    );
    return EXIT.ownFault;
  }
  const names = mutantsOf(services);
  const plan = sample === undefined ? wholePlan(names) : samplePlan(names, sample, seed);
  const kills = await proveAll(plan, place, progress);
  progress.end();
  const directory = join(project.root, "reports", "out");
  mkdirSync(directory, { recursive: true });
  writeFileSync(join(directory, "kill-matrix.json"), `${JSON.stringify(kills, null, 2)}\n`);
  process.stdout.write(json ? `${JSON.stringify(kills, null, 2)}\n` : `${killMatrix(kills)}\n`);
  return kills.every(isCleanKill) ? EXIT.passed : EXIT.mismatch;
}
