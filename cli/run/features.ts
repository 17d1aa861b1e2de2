import { Writable } from "node:stream";
import { type IRunOptions, loadSources, runCucumber } from "@cucumber/cucumber/api";
import { exampleId } from "../../conformance/verdicts/index.ts";
import type { RunParameters } from "../../world/index.ts";
import type { Package } from "../package-root.ts";
import { UsageError } from "../usage-error.ts";

/** A message of Cucumber's own event stream. */
export type CucumberMessage = Parameters<NonNullable<Parameters<typeof runCucumber>[2]>>[0];

/** Which examples to run, and how. */
export interface FeatureRun {
  readonly project: Package;
  readonly tags: string | undefined;
  /** Where the examples stand that are run: files, or `file:line`; all of them unless told otherwise. */
  readonly paths?: readonly string[];
  readonly workers: number;
  readonly parameters: RunParameters;
  readonly onMessage: (message: CucumberMessage) => void;
  /** Read everything, run nothing. */
  readonly dryRun?: boolean;
}

const ALL = ["features/**/*.feature"];

/** The step definitions of a process are loaded once; later runs in the same process use them again. */
let support: IRunOptions["support"] | undefined;

function sources(tags: string | undefined, paths: readonly string[] = ALL): IRunOptions["sources"] {
  return {
    defaultDialect: "en",
    paths: [...paths],
    names: [],
    tagExpression: tags ?? "",
    order: "defined",
  };
}

function isWorldParameters(value: unknown): value is IRunOptions["runtime"]["worldParameters"] {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The parameters as plain JSON, which is what reaches a worker process. */
function worldParameters(parameters: RunParameters): IRunOptions["runtime"]["worldParameters"] {
  const plain: unknown = JSON.parse(JSON.stringify(parameters));
  if (!isWorldParameters(plain)) {
    throw new TypeError("the parameters of a run are an object");
  }
  return plain;
}

function discardingStream(): Writable {
  return new Writable({ write: (_chunk, _encoding, done) => done() });
}

/** Identities of the examples that `tags` selects. Throws a `UsageError` if it is no tag expression. */
export async function plannedExamples(
  project: Package,
  tags: string | undefined,
  paths?: readonly string[],
): Promise<readonly string[]> {
  try {
    const { plan } = await loadSources(sources(tags, paths), { cwd: project.root, stderr: discardingStream() });
    return plan.map(({ uri, location }) => exampleId(uri, location.line));
  } catch (cause) {
    const problem = cause instanceof Error ? (cause.message.split("\n").find((line) => line.trim() !== "") ?? "") : "";
    throw new UsageError(`--tags ${tags}: ${problem}; write for example --tags '@must and not @CMP-009'`);
  }
}

/** Runs the examples. What came of them is told through messages; a dying worker ends the run, not this process. */
export async function runFeatures(run: FeatureRun): Promise<void> {
  const environment = { cwd: run.project.root, stdout: discardingStream(), stderr: discardingStream() };
  const result = await runCucumber(
    {
      sources: sources(run.tags, run.paths),
      support: support ?? { importPaths: [`${run.project.compiled}/steps/**/!(*.test).js`] },
      runtime: {
        dryRun: run.dryRun ?? false,
        failFast: false,
        filterStacktraces: true,
        parallel: run.workers,
        retry: 0,
        retryTagFilter: "",
        strict: true,
        worldParameters: worldParameters(run.parameters),
      },
      formats: { stdout: "message", files: {}, publish: false, options: {} },
    },
    environment,
    run.onMessage,
  );
  support = result.support;
}
