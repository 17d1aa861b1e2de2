import { readFile } from "node:fs/promises";
import type { ProgramUser } from "../programs/index.ts";

/** Users that own nothing worth protecting, best first. */
const UNPRIVILEGED = ["nobody", "postgres"];

/**
 * The user to run PostgreSQL as: undefined for the one that runs this, but an unprivileged one if that is root, which
 * PostgreSQL refuses. The user must have an entry in the list of users. Rejects if there is none.
 */
export async function serverUser(): Promise<ProgramUser | undefined> {
  if (process.getuid?.() !== 0) {
    return undefined;
  }
  const users = await readFile("/etc/passwd", "utf8");
  for (const name of UNPRIVILEGED) {
    const [, uid, gid] = new RegExp(`^${name}:[^:]*:(\\d+):(\\d+):`, "m").exec(users) ?? [];
    if (uid !== undefined && gid !== undefined) {
      return { uid: Number(uid), gid: Number(gid) };
    }
  }
  throw new Error(`PostgreSQL does not run as root, and /etc/passwd has no user ${UNPRIVILEGED.join(" or ")}`);
}
