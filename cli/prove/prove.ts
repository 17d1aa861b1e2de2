import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { ServiceName } from "../../conformance/targets/index.ts";
import { EXIT, exitCode } from "../../conformance/verdicts/index.ts";
import type { Package } from "../package-root.ts";
import { silentProgress, visibleProgress } from "../session/index.ts";
import { UsageError } from "../usage-error.ts";
import { judgeReference } from "./judge-mutant.ts";
import { isCleanKill } from "./kill.ts";
import { killMatrix } from "./kill-matrix.ts";
import { mutantsOf, profilesOf, samplePlan, wholePlan } from "./proof-plan.ts";
import { proveAll } from "./prove-all.ts";
import { type ProvenProfile, servicesBy } from "./proven-profile.ts";

/** What somebody wants proven. */
export interface ProveFlags {
  readonly json: boolean;
  readonly services: readonly ServiceName[];
  /** The only profile whose mutants are judged; those of all profiles if absent. */
  readonly profile?: ProvenProfile;
  /** Only so many mutants, which the seed chooses. */
  readonly sample?: number;
  readonly seed: number;
}

/** Judges the reference and then mutants; prints and writes what became of them. Resolves with the exit code. */
export async function prove(
  { json, services, profile: wanted, sample, seed }: ProveFlags,
  project: Package,
  process: NodeJS.Process,
): Promise<number> {
  const progress = json ? silentProgress : visibleProgress(process.stderr);
  const place = { project, environment: process.env };
  const names = mutantsOf(services, wanted === undefined ? undefined : [wanted]);
  if (names.length === 0) {
    throw new UsageError(
      `no mutant of ${services.join(" or ")} is judged by the profile ${wanted}; name cmx, or no profile`,
    );
  }
  for (const profile of profilesOf(names)) {
    const judged = servicesBy(profile, services);
    if (exitCode(await judgeReference(profile, judged, place)) !== EXIT.passed) {
      const flags = `--lane fast --profile ${profile} --services ${judged.join(",")}`;
      process.stderr.write(`The reference does not pass; first run npm run conformance -- ${flags}\n`);
      return EXIT.ownFault;
    }
  }
  const plan = sample === undefined ? wholePlan(names) : samplePlan(names, sample, seed);
  const kills = await proveAll(plan, place, progress);
  progress.end();
  const directory = join(project.root, "reports", "out");
  mkdirSync(directory, { recursive: true });
  writeFileSync(join(directory, "kill-matrix.json"), `${JSON.stringify(kills, null, 2)}\n`);
  process.stdout.write(json ? `${JSON.stringify(kills, null, 2)}\n` : `${killMatrix(kills)}\n`);
  return kills.every(isCleanKill) ? EXIT.passed : EXIT.mismatch;
}
