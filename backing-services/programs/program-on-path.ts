import { constants } from "node:fs";
import { access, stat } from "node:fs/promises";
import { delimiter, isAbsolute, join } from "node:path";

/** Environment variables, as a process has them. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** Whether `path` is a file that this user may run. */
export async function isProgram(path: string): Promise<boolean> {
  try {
    await access(path, constants.X_OK);
    return (await stat(path)).isFile();
  } catch {
    return false;
  }
}

/** The first program called `name` in `directories`; relative directories are passed over. */
export async function programIn(directories: readonly string[], name: string): Promise<string | undefined> {
  for (const directory of directories.filter(isAbsolute)) {
    const path = join(directory, name);
    if (await isProgram(path)) {
      return path;
    }
  }
  return undefined;
}

/** The program called `name` on the PATH of `environment`. */
export function programOnPath(environment: Environment, name: string): Promise<string | undefined> {
  return programIn((environment["PATH"] ?? "").split(delimiter), name);
}
