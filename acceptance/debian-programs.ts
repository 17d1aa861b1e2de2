import assert from "node:assert/strict";
import { access, constants } from "node:fs/promises";
import { delimiter, dirname, join } from "node:path";
import process from "node:process";
import { jsonReader, objectWith, SCHEMAS } from "./json-reader.ts";
import { COMPILED } from "./project.ts";
import type { Workplace } from "./workplace.ts";

interface UnpackedProgram {
  readonly programPath: string;
  readonly environment: Readonly<Record<string, string>>;
}

const readUnpackedProgram = jsonReader(
  SCHEMAS.compile<UnpackedProgram>(
    objectWith({
      programPath: { type: "string" },
      environment: { type: "object", additionalProperties: { type: "string" } },
    }),
  ),
);

const FETCH_MS = 180_000;

/** Asks the built sources for programs of a package of the distribution, and prints where they lie. */
const PROVISION = `
const [compiled, name, program, timeoutMs] = process.argv.slice(1);
const { provisionDebianPackages, userCacheDirectory } = await import(compiled + "/backing-services/index.js");
const { silentLogger, systemClock } = await import(compiled + "/runtime/index.js");
const environment = process.env;
const found = await provisionDebianPackages({
  name, packages: [name], program, timeoutMs: Number(timeoutMs), environment,
  cacheDirectory: await userCacheDirectory(environment), clock: systemClock, logger: silentLogger,
}).catch((cause) => {
  process.stderr.write(cause.message + "\\n");
  process.exit(1);
});
process.stdout.write(JSON.stringify(found));`;

/** Adds to variables so that programs of a package are found: those of the machine, or else of the user's cache. */
export async function withDebianPrograms(
  place: Workplace,
  packageName: string,
  programs: readonly string[],
  environment: Readonly<Record<string, string>>,
): Promise<Readonly<Record<string, string>>> {
  const path = environment["PATH"] ?? process.env["PATH"] ?? "";
  if ((await Promise.all(programs.map((program) => isOnPath(path, program)))).every(Boolean)) {
    return environment;
  }
  const words = [COMPILED, packageName, `usr/bin/${programs[0]}`, String(FETCH_MS)];
  const flags = ["--input-type=module", "--eval", PROVISION, "--"];
  const { code, stdout, stderr } = await place.start(process.execPath, [...flags, ...words], {
    environment,
    timeoutMs: FETCH_MS + 10_000,
  }).ended;
  assert.equal(
    code,
    0,
    `${programs.join(" and ")} are needed; install ${packageName} or see why it failed:\n${stderr}`,
  );
  const found = readUnpackedProgram(stdout);
  return { ...environment, ...found.environment, PATH: `${dirname(found.programPath)}${delimiter}${path}` };
}

async function isOnPath(path: string, program: string): Promise<boolean> {
  const attempts = path.split(delimiter).map((directory) => access(join(directory, program), constants.X_OK));
  return (await Promise.allSettled(attempts)).some(({ status }) => status === "fulfilled");
}
