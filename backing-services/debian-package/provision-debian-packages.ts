import { mkdir, readdir, readFile, rename, rm } from "node:fs/promises";
import { basename, join } from "node:path";
import type { Clock, Logger } from "../../runtime/index.ts";
import { type Environment, programOnPath, runProgram } from "../programs/index.ts";
import { takeExclusiveLock } from "./exclusive-lock.ts";
import {
  type AptWorkplace,
  fetchPackageArchives,
  fetchPackageLists,
  privateListsDirectory,
} from "./package-archives.ts";
import { PackagesUnavailableError } from "./packages-unavailable-error.ts";
import { type UnpackedProgram, unpackedProgram } from "./unpacked-program.ts";

/** Which program is wanted and what may be spent on it. */
export interface DebianPackagesOptions {
  /** Names the cache entry; one name stands for one set of packages. */
  readonly name: string;
  readonly packages: readonly string[];
  /** Path of the program inside the packages: `usr/sbin/nats-server`. */
  readonly program: string;
  /** See `userCacheDirectory`. */
  readonly cacheDirectory: string;
  readonly environment: Environment;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Bound for everything together, in milliseconds. */
  readonly timeoutMs: number;
}

const MACHINE_LISTS = "/var/lib/apt/lists";
const PROGRAMS_NEEDED = ["apt-get", "dpkg", "flock"];

/**
 * Gives a program out of the distribution's own packages without installing them: from the cache, or fetched with
 * apt and unpacked into it. Needs no rights beyond writing to the cache.
 *
 * The cache never holds half an entry, and of several processes that want the same one a single one fetches it.
 * Rejects with `PackagesUnavailableError`.
 */
export async function provisionDebianPackages(options: DebianPackagesOptions): Promise<UnpackedProgram> {
  const entry = join(options.cacheDirectory, `${options.name}-${await distribution()}-${process.arch}`);
  const cached = await unpackedProgram(entry, options.program, options.environment);
  if (cached !== undefined) {
    return cached;
  }
  await refuseWithoutTools(options);
  const deadlineMs = options.clock.now() + options.timeoutMs;
  const remainingMs = () => Math.max(1, deadlineMs - options.clock.now());
  await mkdir(options.cacheDirectory, { recursive: true });
  await using _lock = await takeExclusiveLock(`${entry}.lock`, remainingMs()).catch((cause: unknown) => {
    throw new PackagesUnavailableError(options.packages, [cause instanceof Error ? cause.message : String(cause)]);
  });
  return (
    (await unpackedProgram(entry, options.program, options.environment)) ??
    (await provision(options, entry, remainingMs))
  );
}

/** What the machine runs, as a word for file names: programs fit the libraries of one release only. */
async function distribution(): Promise<string> {
  const text = await readFile("/etc/os-release", "utf8").catch(() => "");
  const value = (key: string) => new RegExp(`^${key}="?([\\w.-]*)`, "m").exec(text)?.[1] ?? "";
  return `${value("ID")}${value("VERSION_ID")}` || process.platform;
}

async function refuseWithoutTools({ environment, packages }: DebianPackagesOptions): Promise<void> {
  const missing: string[] = [];
  for (const program of PROGRAMS_NEEDED) {
    if ((await programOnPath(environment, program)) === undefined) {
      missing.push(program);
    }
  }
  if (missing.length > 0) {
    throw new PackagesUnavailableError(packages, [`not a Debian-like machine: no ${missing.join(", ")} on the PATH`]);
  }
}

/** To be called by the holder of the lock only: whatever lies half done beside the entry is left over. */
async function provision(
  options: DebianPackagesOptions,
  entry: string,
  remainingMs: () => number,
): Promise<UnpackedProgram> {
  const partial = `${entry}.partial`;
  await rm(partial, { recursive: true, force: true });
  await rm(entry, { recursive: true, force: true });
  try {
    const archives = await fetchFromAnywhere(options, partial, remainingMs);
    const prefix = join(partial, "prefix");
    await unpack(options, archives, prefix, remainingMs);
    if ((await unpackedProgram(prefix, options.program, options.environment)) === undefined) {
      const found = archives.map((path) => basename(path)).join(", ");
      throw new PackagesUnavailableError(options.packages, [`no program ${options.program} in ${found}`]);
    }
    await rename(prefix, entry);
  } finally {
    await rm(partial, { recursive: true, force: true });
  }
  const program = await unpackedProgram(entry, options.program, options.environment);
  if (program === undefined) {
    throw new PackagesUnavailableError(options.packages, [`${entry} was removed while in use`]);
  }
  return program;
}

/** The machine's own lists are quicker; where they are missing or name versions that are gone, fresh ones help. */
async function fetchFromAnywhere(
  options: DebianPackagesOptions,
  directory: string,
  remainingMs: () => number,
): Promise<string[]> {
  const attempts: string[] = [];
  const attempt = async (listsDirectory: string, lists: string, update: boolean): Promise<string[] | undefined> => {
    const place: AptWorkplace = { directory, listsDirectory, environment: options.environment, remainingMs };
    options.logger.info(`fetching ${options.packages.join(", ")} with ${lists}`);
    try {
      if (update) {
        await fetchPackageLists(place);
      }
      return await fetchPackageArchives(place, options.packages);
    } catch (cause) {
      attempts.push(`with ${lists}: ${cause instanceof Error ? cause.message : String(cause)}`);
      return undefined;
    }
  };
  const archives =
    ((await hasLists(MACHINE_LISTS))
      ? await attempt(MACHINE_LISTS, "the machine's package lists", false)
      : undefined) ?? (await attempt(privateListsDirectory(directory), "fresh package lists", true));
  if (archives === undefined) {
    throw new PackagesUnavailableError(options.packages, [
      ...attempts,
      "Is the network there? See /etc/apt for the sources.",
    ]);
  }
  return archives;
}

async function hasLists(directory: string): Promise<boolean> {
  return (await readdir(directory).catch(() => [])).some((name) => name.includes("_Packages"));
}

async function unpack(
  options: DebianPackagesOptions,
  archives: readonly string[],
  prefix: string,
  remainingMs: () => number,
): Promise<void> {
  for (const archive of archives) {
    const { succeeded, problem } = await runProgram(
      "dpkg",
      ["-x", archive, prefix],
      options.environment,
      remainingMs(),
    );
    if (!succeeded) {
      throw new PackagesUnavailableError(options.packages, [`dpkg -x ${archive}: ${problem}`]);
    }
  }
}
