import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { type Environment, isProgram } from "../programs/index.ts";

/** A program that can be run with these variables added to the environment. */
export interface UnpackedProgram {
  readonly programPath: string;
  readonly environment: Readonly<Record<string, string>>;
}

async function entries(directory: string): Promise<string[]> {
  return await readdir(directory).catch(() => []);
}

/** Directories below `prefix` in which the dynamic linker would look if this were the root. */
async function libraryDirectories(prefix: string): Promise<string[]> {
  const found: string[] = [];
  for (const top of ["lib", "usr/lib"].map((path) => join(prefix, path))) {
    const architectures = (await entries(top)).filter((name) => name.includes("-linux-"));
    for (const directory of [top, ...architectures.map((name) => join(top, name))]) {
      if ((await entries(directory)).some((name) => /\.so(\.|$)/.test(name))) {
        found.push(directory);
      }
    }
  }
  return found;
}

/** The program at `program` below `prefix`, or undefined if it is not there. */
export async function unpackedProgram(
  prefix: string,
  program: string,
  environment: Environment,
): Promise<UnpackedProgram | undefined> {
  const programPath = join(prefix, program);
  if (!(await isProgram(programPath))) {
    return undefined;
  }
  const libraries = await libraryDirectories(prefix);
  const inherited = environment["LD_LIBRARY_PATH"] ?? "";
  const searched = [...libraries, ...(inherited === "" ? [] : [inherited])].join(":");
  return { programPath, environment: libraries.length === 0 ? {} : { LD_LIBRARY_PATH: searched } };
}
