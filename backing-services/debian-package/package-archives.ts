import { mkdir, readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Environment } from "../programs/index.ts";
import { runProgram } from "../programs/index.ts";

/** Where apt may work, and how long. */
export interface AptWorkplace {
  /** A private directory that holds all that apt writes. */
  readonly directory: string;
  /** The package lists to read. */
  readonly listsDirectory: string;
  readonly environment: Environment;
  remainingMs(): number;
}

/** Hooks belong to the machine's own installations; several of them fail for ordinary users. */
const CONFIGURATION = ["APT::Update::Pre-Invoke", "APT::Update::Post-Invoke", "APT::Update::Post-Invoke-Success"]
  .map((list) => `#clear ${list};\n`)
  .join("");

/** Only what is missing on this machine is fetched: dependencies are worked out against its own list of packages. */
function settings(place: AptWorkplace): string[] {
  const values = {
    "Dir::State": join(place.directory, "state"),
    "Dir::State::lists": place.listsDirectory,
    "Dir::State::status": "/var/lib/dpkg/status",
    "Dir::Cache": join(place.directory, "cache"),
    "Debug::NoLocking": "1",
    // Run by root, apt would otherwise drop to a user who may not enter a private directory.
    "APT::Sandbox::User": "root",
    "APT::Install-Recommends": "0",
    "APT::Update::Error-Mode": "any",
    "Acquire::Languages": "none",
    "Acquire::Retries": "2",
    "Acquire::http::Timeout": "20",
    "Acquire::https::Timeout": "20",
  };
  const options = Object.entries(values).flatMap(([name, value]) => ["-o", `${name}=${value}`]);
  return ["-c", join(place.directory, "apt.conf"), ...options, "-q"];
}

async function apt(place: AptWorkplace, words: readonly string[]): Promise<void> {
  const environment = { ...place.environment, LC_ALL: "C" };
  const { succeeded, problem } = await runProgram(
    "apt-get",
    [...settings(place), ...words],
    environment,
    place.remainingMs(),
  );
  if (!succeeded) {
    throw new Error(`apt-get ${words.join(" ")}: ${problem}`);
  }
}

async function prepare(place: AptWorkplace): Promise<void> {
  await mkdir(join(place.directory, "state/lists/partial"), { recursive: true });
  await mkdir(join(place.directory, "cache/archives/partial"), { recursive: true });
  await writeFile(join(place.directory, "apt.conf"), CONFIGURATION);
}

/** The directory for package lists that belongs to the workplace `directory` alone. */
export const privateListsDirectory = (directory: string): string => join(directory, "state/lists");

/** Fetches current package lists into the workplace's own directory. Rejects with apt's own words. */
export async function fetchPackageLists(place: AptWorkplace): Promise<void> {
  await prepare(place);
  await apt(place, ["update"]);
}

/**
 * Fetches `packages`, and of the packages they depend on those that are not installed; apt verifies signatures and
 * checksums. Resolves with the paths of the archives. Rejects with apt's own words.
 */
export async function fetchPackageArchives(place: AptWorkplace, packages: readonly string[]): Promise<string[]> {
  await prepare(place);
  await apt(place, ["install", "--download-only", "--reinstall", "--yes", "--", ...packages]);
  const archives = join(place.directory, "cache/archives");
  const names = (await readdir(archives)).filter((name) => name.endsWith(".deb"));
  if (names.length === 0) {
    throw new Error(`apt-get fetched no archive for ${packages.join(" ")}`);
  }
  return names.map((name) => join(archives, name));
}
