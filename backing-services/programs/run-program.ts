import { execFile } from "node:child_process";
import type { Environment } from "./program-on-path.ts";

/** How a program ended. */
export interface ProgramOutcome {
  readonly succeeded: boolean;
  /** Why it did not succeed, in a line or a few; empty if it did. */
  readonly problem: string;
}

/** A user that a program runs as, by number. Only root can name another one than itself. */
export interface ProgramUser {
  readonly uid: number;
  readonly gid: number;
}

/** Characters of output that a program may write before it is killed. */
const OUTPUT_MAX = 4 * 1024 * 1024;
const PROBLEM_LINES_MAX = 6;

/** Runs a program to its end, as this user unless told otherwise, and kills it after `timeoutMs`. Never rejects. */
export function runProgram(
  program: string,
  args: readonly string[],
  environment: Environment,
  timeoutMs: number,
  user?: ProgramUser,
): Promise<ProgramOutcome> {
  const options = { ...user, env: environment, timeout: Math.max(1, timeoutMs), maxBuffer: OUTPUT_MAX };
  return new Promise((resolve) => {
    execFile(program, args, { ...options, killSignal: "SIGKILL" }, (error, stdout, stderr) => {
      if (error === null) {
        resolve({ succeeded: true, problem: "" });
        return;
      }
      const output = (stderr.trim() || stdout.trim() || error.message).split("\n");
      const ended = error.killed === true ? [`killed after ${timeoutMs} ms`] : [];
      resolve({ succeeded: false, problem: [...ended, ...output.slice(-PROBLEM_LINES_MAX)].join("\n") });
    });
  });
}
