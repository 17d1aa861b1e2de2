import { spawn } from "node:child_process";
import { once } from "node:events";

/** A lock that this process holds, until it releases it or dies. */
export interface HeldLock extends AsyncDisposable {
  /** Lets the next one go ahead. */
  release(): Promise<void>;
}

const TIMED_OUT = 75;

/**
 * Takes the lock on the file `path`, which is made if need be; waits for its turn, at most `timeoutMs`.
 *
 * The operating system holds the lock for a helper process that lives until its standard input closes, so that no
 * lock outlives its owner. Rejects if the turn does not come in time or `flock` cannot be run.
 */
export async function takeExclusiveLock(path: string, timeoutMs: number): Promise<HeldLock> {
  const wait = ["--exclusive", "--wait", String(timeoutMs / 1000), "--conflict-exit-code", String(TIMED_OUT)];
  const holder = spawn("flock", [...wait, path, "sh", "-c", "echo held; read -r _"], {
    stdio: ["pipe", "pipe", "ignore"],
  });
  const ended = new Promise<number | null>((resolve, reject) => {
    holder.once("error", reject);
    holder.once("close", resolve);
  });
  const first = await Promise.race([once(holder.stdout, "data"), ended]);
  if (!Array.isArray(first)) {
    throw new Error(
      first === TIMED_OUT
        ? `another process has held ${path} for ${timeoutMs} ms`
        : `flock ended with ${first} on ${path}; can the file be written?`,
    );
  }
  const release = async (): Promise<void> => {
    holder.stdin.end();
    await ended;
  };
  return { release, [Symbol.asyncDispose]: release };
}
