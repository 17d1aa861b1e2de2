import { type ChildProcess, spawn } from "node:child_process";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import { type Clock, clockWaiter } from "../../runtime/index.ts";
import type { Environment } from "../programs/index.ts";

const END_TIMEOUT_MS = 2_000;

/**
 * Runs "$@" and ends it when standard input closes, which the operating system sees to when the parent dies.
 * Prints the process id first; what the program prints goes to standard error.
 */
const GUARD = `
exec 3<&0
"$@" </dev/null >&2 3<&- &
program=$!
( read -r _ <&3; kill -TERM "$program"; sleep 1; kill -KILL "$program" ) >/dev/null 2>&1 &
guard=$!
echo "$program"
wait "$program"
status=$?
kill "$guard" 2>/dev/null
exit "$status"
`;

/** A child process that cannot outlive this one, not even if this one is killed. */
export interface GuardedProcess {
  /** The program's own process, not the guard's. */
  readonly processId: number;
  /** Resolves with the exit status when the program is gone. */
  readonly ended: Promise<number | null>;
  /** Ends the program, first politely, then for good; resolves when it is gone. */
  end(): Promise<void>;
}

/**
 * Starts `program` in a session of its own, so that an interrupt at the terminal reaches its owner alone.
 * `onLine` gets each line that it prints. Rejects if the program cannot be started at all.
 */
export async function startGuarded(
  program: string,
  args: readonly string[],
  environment: Environment,
  clock: Clock,
  onLine: (line: string) => void,
): Promise<GuardedProcess> {
  const child = spawn("/bin/sh", ["-c", GUARD, "guard", program, ...args], {
    env: environment,
    detached: true,
    stdio: ["pipe", "pipe", "pipe"],
  });
  const ended = new Promise<number | null>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", resolve);
  });
  createInterface({ input: child.stderr }).on("line", onLine);
  child.stdin.on("error", () => undefined); // the guard may be gone when its input is closed
  const processId = Number(await Promise.race([firstLine(child.stdout), ended.then(() => "")]));
  return { processId, ended, end: () => end(child, processId, ended, clock) };
}

function firstLine(stream: Readable): Promise<string> {
  return new Promise((resolve) => createInterface({ input: stream }).once("line", resolve));
}

async function end(child: ChildProcess, processId: number, ended: Promise<unknown>, clock: Clock): Promise<void> {
  child.stdin?.end();
  const gone = await clockWaiter(clock).within(END_TIMEOUT_MS, ended);
  if (!gone.settled) {
    throw new Error(`process ${processId} did not end within ${END_TIMEOUT_MS} ms, although it was killed`);
  }
}
