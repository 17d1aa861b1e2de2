import { execFile } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import process from "node:process";

/** A process that inherited the mark of a test. */
export interface MarkedProcess {
  readonly processId: number;
  readonly commandLine: string;
}

const VARIABLE = "KAALIPER_ACCEPTANCE_MARK";
/** The shell that guards a broker may leave a `sleep 1` behind. */
const GOING_MS = 3000;

/** The variable that marks a process and all that it starts. */
export function marking(mark: string): Readonly<Record<string, string>> {
  return { [VARIABLE]: mark };
}

/**
 * The processes, of whatever parent, that carry in their environment `mark` or a mark that begins with it. The dead
 * have no environment.
 */
export function markedProcesses(mark: string): readonly MarkedProcess[] {
  const ids = readdirSync("/proc").filter((name) => /^\d+$/.test(name));
  return ids
    .filter((id) => `\0${readIfAllowed(`/proc/${id}/environ`)}`.includes(`\0${VARIABLE}=${mark}`))
    .map((id) => ({
      processId: Number(id),
      commandLine: readIfAllowed(`/proc/${id}/cmdline`).replaceAll("\0", " ").trim(),
    }));
}

/** Waits a little for the marked processes to go. Resolves with those that stay. */
export async function stayingProcesses(mark: string): Promise<readonly MarkedProcess[]> {
  await Promise.all(markedProcesses(mark).map(({ processId }) => untilGone(processId)));
  return markedProcesses(mark);
}

/** Kills the marked processes for good. */
export function killMarkedProcesses(mark: string): void {
  for (const { processId } of markedProcesses(mark)) {
    try {
      process.kill(processId, "SIGKILL");
    } catch (cause) {
      if (!isAbsence(cause)) {
        throw cause;
      }
    }
  }
}

/** `tail` is the one program at hand that waits for the end of a process that is nobody's child. */
function untilGone(processId: number): Promise<void> {
  const words = [`--pid=${processId}`, "--sleep-interval=0.05", "--follow", "/dev/null"];
  return new Promise((resolve) => {
    execFile("tail", words, { timeout: GOING_MS }, () => resolve());
  });
}

/** Processes come and go while they are read, and those of others are not ours to read. */
function readIfAllowed(path: string): string {
  try {
    return readFileSync(path, "latin1");
  } catch (cause) {
    if (isAbsence(cause)) {
      return "";
    }
    throw cause;
  }
}

function isAbsence(cause: unknown): boolean {
  return (
    cause instanceof Error &&
    "code" in cause &&
    typeof cause.code === "string" &&
    ["ENOENT", "ESRCH", "EACCES", "EPERM"].includes(cause.code)
  );
}
