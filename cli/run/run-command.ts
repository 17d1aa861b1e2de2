import { join, resolve } from "node:path";
import { Command, Option } from "commander";
import { BrokerUnavailableError, DatabaseUnavailableError } from "../../backing-services/index.ts";
import {
  inProcessReference,
  PROFILE_NAMES,
  type ProfileName,
  profile as readingsOf,
  readTargetFile,
  referenceProcess,
  type ServiceName,
  servicesOf,
  type Target,
} from "../../conformance/targets/index.ts";
import { exitCode } from "../../conformance/verdicts/index.ts";
import { clearVerdict, consoleSummary, writeRunFiles } from "../../reports/index.ts";
import { seededRandom, uniqueIds } from "../../runtime/index.ts";
import { isIncomplete } from "../incomplete.ts";
import type { Package } from "../package-root.ts";
import { ClosingStack, interrupted, SEED_MAX, silentProgress, visibleProgress, wholeNumber } from "../session/index.ts";
import { UsageError } from "../usage-error.ts";
import { abortedRun, type PerformedRun, performRun, type RunSurroundings, selectsExamples } from "./perform-run.ts";
import { type RunOptions, repeatCommand } from "./run-options.ts";
import { serviceNames } from "./service-names.ts";

const WORKERS_MAX = 64;

interface RunFlags {
  readonly target?: string;
  readonly services?: readonly ServiceName[];
  readonly profile?: ProfileName;
  readonly lane: "wire" | "fast";
  readonly seed?: number;
  readonly tags?: string;
  readonly nats?: string;
  readonly workers: number;
  readonly output: string;
  readonly json: boolean;
}

const EXAMPLES = `
Examples:
  npm run conformance                                      judge the reference implementation over the wire
  npm run conformance -- --target my-cmx.yaml              judge a service of your own
  npm run conformance -- --lane fast --tags @CMP-004       one rule, in one process, under virtual time
  npm run conformance -- --services cmx,adx,cex            ADX and CEX of the reference as well, which takes longer
  npm run conformance -- --profile raw-2017                the CMX of the two drafts of 2017
  npm run conformance -- --nats nats://127.0.0.1:4222      use a NATS server that runs already
  npm run conformance -- --json --output out               for machines: the verdict on standard output

Exit codes:
  0   the target keeps every MUST that was put to the test
  1   the target breaks a MUST
  2   incomplete: no broker or database, no answer from the target, nothing selected, or something not exercised
  3   Kaaliper itself, or one of its simulators, is at fault
  64  wrong usage: an unknown flag, a missing or invalid file`;

/** The command \`run\`. \`finish\` is told the exit code. */
export function runCommand(project: Package, process: NodeJS.Process, finish: (code: number) => void): Command {
  return new Command("run")
    .description("Judge an implementation of the Kaa extension services by what it does on the wire.")
    .option("--target <file>", "target file (YAML) that describes the implementation; default: the reference")
    .addOption(new Option("--profile <name>", "which readings apply to the reference").choices(PROFILE_NAMES))
    .option("--services <names>", "services of the reference, by commas: cmx, adx, cex; default: cmx", serviceNames)
    .addOption(
      new Option("--lane <lane>", "wire: real bus and sockets; fast: one process, virtual time")
        .choices(["wire", "fast"])
        .default("wire"),
    )
    .option(
      "--seed <number>",
      "determines every random choice; default: a new one, which the report names",
      wholeNumber(0, SEED_MAX),
    )
    .option("--tags <expression>", "only the examples that this tag expression selects")
    .option("--nats <url>", "a NATS server that runs already; NATS_URL does the same")
    .option("--workers <number>", "worker processes for the examples; 0: none", wholeNumber(0, WORKERS_MAX), 0)
    .option("--output <directory>", "where the reports go", join("reports", "out"))
    .option("--json", "print the verdict as JSON and nothing else", false)
    .addHelpText("after", EXAMPLES)
    .action(async (flags: RunFlags) => {
      finish(await run(runOptions(flags, process.env), project, process));
    });
}

function runOptions(flags: RunFlags, environment: NodeJS.ProcessEnv): RunOptions {
  const { lane, profile, services, target, tags, workers, output, json } = flags;
  const nats = flags.nats ?? (lane === "wire" ? environment["NATS_URL"] : undefined);
  const seed = flags.seed ?? seededRandom(uniqueIds.next()).integer(0, SEED_MAX);
  return { lane, profile, services, target, tags, nats, seed, workers, output: resolve(output), json };
}

function chooseTarget({ lane, profile, services, target }: RunOptions, project: Package): Target {
  if (target !== undefined) {
    if (profile !== undefined) {
      throw new UsageError("--profile belongs to the reference; a target file names its own profile");
    }
    if (services !== undefined) {
      throw new UsageError("--services belongs to the reference; a target file names its own services");
    }
    return readTargetFile(target);
  }
  const name = profile ?? "deployed";
  const isOf2017 = readingsOf(name).documents === "drafts-2017";
  if (isOf2017 && services?.some((service) => service !== "cmx") === true) {
    throw new UsageError(`--services ${services.join(",")}: the profile ${name} is about cmx alone; name no other`);
  }
  const scriptOf = (service: ServiceName) => [
    "--enable-source-maps",
    join(project.compiled, "reference-impl", isOf2017 ? name : service, "main.js"),
  ];
  const wanted = services === undefined ? {} : { services };
  return lane === "fast" ? inProcessReference(name, wanted) : referenceProcess(name, scriptOf, project.root, wanted);
}

async function run(options: RunOptions, project: Package, process: NodeJS.Process): Promise<number> {
  clearVerdict(options.output);
  const target = chooseTarget(options, project);
  const anySelected = await selectsExamples(project, options.tags, target);
  const progress = options.json ? silentProgress : visibleProgress(process.stderr);
  const closing = new ClosingStack();
  const surroundings = { project, target, environment: process.env, progress, closing };
  try {
    const performing = anySelected ? performOrExplain(options, surroundings) : nothingSelected(options, surroundings);
    const performed = await Promise.race([performing, interrupted(process)]);
    if (typeof performed === "number") {
      await closing.closeAll();
      process.exit(performed); // what still runs has lost its world and has nothing to say
    }
    progress.stage("Writing the reports");
    await report(performed, options, process);
    progress.end();
    return exitCode(performed.verdict);
  } finally {
    progress.end();
    await closing.closeAll();
  }
}

async function nothingSelected(options: RunOptions, surroundings: RunSurroundings): Promise<PerformedRun> {
  const hint = "Tags are requirements (@CMP-004) and levels (@must, @should, @may).";
  return abortedRun(options, surroundings, `No example matches --tags '${options.tags}'. ${hint}`);
}

/** What the surroundings lack ends in an incomplete verdict; what is wrong with Kaaliper is thrown. */
async function performOrExplain(options: RunOptions, surroundings: RunSurroundings): Promise<PerformedRun> {
  try {
    return await performRun(options, surroundings);
  } catch (cause) {
    const lack = lackOfBackingService(cause);
    if (lack !== undefined && options.target === undefined) {
      return await fallBack(options, surroundings, lack);
    }
    if (isIncomplete(cause)) {
      return abortedRun(options, surroundings, cause.message);
    }
    throw cause;
  }
}

/** What only the wire lane needs and could not be had, if that is what happened. */
function lackOfBackingService(cause: unknown): string | undefined {
  if (cause instanceof BrokerUnavailableError) {
    return `a message broker. ${cause.message}`;
  }
  return cause instanceof DatabaseUnavailableError ? `a database. ${cause.message}` : undefined;
}

/** Without a broker or database the reference can still be judged in the fast lane; such a run is incomplete. */
async function fallBack(options: RunOptions, surroundings: RunSurroundings, lack: string): Promise<PerformedRun> {
  const services = servicesOf(surroundings.target).map(([name]) => name);
  const target = inProcessReference(surroundings.target.profile, { services });
  const performed = await performRun({ ...options, lane: "fast" }, { ...surroundings, target });
  const problems = [...performed.verdict.problems, `Only the fast lane ran, for want of ${lack}`];
  return { ...performed, verdict: { ...performed.verdict, complete: false, problems } };
}

async function report(performed: PerformedRun, options: RunOptions, process: NodeJS.Process): Promise<void> {
  const { verdict, messages, traffic } = performed;
  const repeat = (requirement: string | undefined): string =>
    repeatCommand(options, requirement === undefined ? undefined : `@${requirement}`);
  await writeRunFiles(options.output, { verdict, messages, traffic: traffic(), repeatCommand: repeat });
  if (options.json) {
    process.stdout.write(`${JSON.stringify(verdict, null, 2)}\n`);
    return;
  }
  const colour = process.stdout.isTTY && process.env["NO_COLOR"] === undefined;
  const width = process.stdout.columns ?? 100;
  process.stdout.write(
    `${consoleSummary(verdict, { colour, width, repeatCommand: repeat, output: options.output })}\n`,
  );
}
