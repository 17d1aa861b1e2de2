import { chown, mkdtemp, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { ProgramUser } from "../programs/index.ts";

const PREFIX = "kaaliper-postgresql-";

/**
 * Makes a directory that only `user` can enter, or who runs this if there is none, among the temporary ones.
 * Rejects if there is no such place.
 */
export async function makePrivateDirectory(user: ProgramUser | undefined): Promise<string> {
  if (user === undefined) {
    return await mkdtemp(join(tmpdir(), PREFIX));
  }
  const places = [tmpdir(), "/tmp", "/var/tmp"];
  for (const place of places) {
    if (await isOpenToAll(place)) {
      const directory = await mkdtemp(join(place, PREFIX));
      await chown(directory, user.uid, user.gid);
      return directory;
    }
  }
  throw new Error(`an unprivileged user can enter none of ${places.join(", ")}; set TMPDIR to a place that it can`);
}

/** Whether every user may enter a directory and all that are above it. */
async function isOpenToAll(directory: string): Promise<boolean> {
  const mode = await stat(directory).then(
    (found) => found.mode,
    () => 0,
  );
  return (mode & 0o001) !== 0 && (dirname(directory) === directory || (await isOpenToAll(dirname(directory))));
}
