import { spawn } from "node:child_process";
import { once } from "node:events";
import { readdirSync, readFileSync } from "node:fs";
import process from "node:process";

/** A process that inherited the mark of a test. */
export interface MarkedProcess {
  readonly processId: number;
  readonly commandLine: string;
}

const VARIABLE = "KAALIPER_ACCEPTANCE_MARK";
/** The shell that guards a broker leaves a `sleep 1` behind; hence this many looks, and that long between them. */
const LOOKS_MAX = 60;
const LOOK_SECONDS = 0.05;

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

/** Waits up to three seconds for the marked processes to go. Resolves with those that stay. */
export async function stayingProcesses(mark: string): Promise<readonly MarkedProcess[]> {
  for (let looks = 1; looks < LOOKS_MAX && markedProcesses(mark).length > 0; looks += 1) {
    await nextLook();
  }
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

/** Nobody is told of the end of a process that is not its child, so that it has to be looked for. */
async function nextLook(): Promise<void> {
  await once(spawn("sleep", [String(LOOK_SECONDS)]), "close");
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
