// One process at a time, across processes that know of each other only by a file.
import fs from "node:fs";

const POLL_MS = 100;
const GUARD_AGE_MAX_MS = 10_000;

/** What `action` gives, or undefined where it fails with the system's error `code`. */
export function unless(code, action) {
  try {
    return action();
  } catch (error) {
    if (error.code === code) {
      return undefined;
    }
    throw error;
  }
}

/** The content of a text file, or undefined if there is none. */
export const readIfThere = (path) => unless("ENOENT", () => fs.readFileSync(path, "utf8"));

function isAlive(pid) {
  try {
    // In a container without an init process the dead may stay listed for ever, as zombies.
    return pid > 0 && process.kill(pid, 0) && !(readIfThere(`/proc/${pid}/stat`) ?? "").includes(") Z ");
  } catch (error) {
    return error.code === "EPERM";
  }
}

/** Whether this process may go ahead. Only one at a time may look and write, hence the guard. */
function tryToTake(path) {
  const guard = `${path}-guard`;
  if (unless("EEXIST", () => fs.mkdirSync(guard) ?? true) === undefined) {
    const sinceMs = unless("ENOENT", () => fs.statSync(guard).mtimeMs) ?? Date.now();
    if (Date.now() - sinceMs > GUARD_AGE_MAX_MS) {
      fs.rmSync(guard, { recursive: true, force: true }); // held for less than a millisecond: its maker was killed
    }
    return false;
  }
  try {
    if (isAlive(Number(readIfThere(path)))) {
      return false;
    }
    fs.writeFileSync(path, String(process.pid));
    return true;
  } finally {
    fs.rmSync(guard, { recursive: true, force: true });
  }
}

/**
 * Waits until no living process holds the turn, at most `timeoutMs`, and takes it: `path` then holds this process's id.
 * Returns false if the turn did not come. `onWait` is called once, with the holder's id, if there is a wait.
 */
export async function takeTurn(path, timeoutMs, onWait) {
  const startedMs = Date.now();
  for (let told = false; !tryToTake(path); ) {
    const holder = readIfThere(path);
    if (Date.now() - startedMs > timeoutMs) {
      return false;
    }
    if (!told && holder !== undefined) {
      told = true;
      onWait(holder);
    }
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
  return true;
}

/** Gives the turn back. To be called by its holder only. */
export function endTurn(path) {
  fs.rmSync(path, { force: true });
}
