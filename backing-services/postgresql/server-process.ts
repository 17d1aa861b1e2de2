import { type ChildProcess, spawn } from "node:child_process";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { type Clock, clockWaiter, type Logger } from "../../runtime/index.ts";
import type { Cluster } from "./cluster.ts";
import { DatabaseStartError } from "./database-errors.ts";

/** How a server is started. */
export interface ServerProcessOptions {
  readonly port: number;
  /** Bound until the server is ready, in milliseconds; after a crash it recovers first. */
  readonly timeoutMs: number;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Told the process as soon as there is one, and undefined when it is gone. */
  readonly onProcess: (processId: number | undefined) => void;
}

/** A server that serves. */
export interface ServerProcess {
  readonly processId: number | undefined;
  /** Ends it, for good if it does not heed a milder manner; resolves when all its processes are gone. */
  end(manner: EndManner): Promise<void>;
}

/** Breaks off connections and tidies up; does not tidy up, so that a next start has to recover; is killed. */
export type EndManner = "fast" | "immediate" | "crash";

const SIGNALS = { fast: "SIGINT", immediate: "SIGQUIT", crash: "SIGKILL" } as const;
const HEED_TIMEOUT_MS = 5_000;
const KILL_TIMEOUT_MS = 5_000;
const LOG_LINES_KEPT = 20;
const READY = "database system is ready to accept connections";

/** Starts the server of `cluster` and waits until it serves. Rejects with `DatabaseStartError`. */
export async function startServerProcess(cluster: Cluster, options: ServerProcessOptions): Promise<ServerProcess> {
  const program = join(cluster.binDirectory, "postgres");
  const args = ["-D", cluster.dataDirectory, "-p", String(options.port)];
  const child = spawn(program, args, {
    ...cluster.user,
    env: cluster.environment,
    cwd: dirname(cluster.dataDirectory),
    detached: true, // an interrupt at the terminal is for the owner alone
    stdio: ["ignore", "ignore", "pipe"],
  });
  options.onProcess(child.pid);
  const ended = endOf(child);
  void ended.then(() => options.onProcess(undefined));
  const lines: string[] = [];
  const ready = new Promise<"">((resolve) => {
    createInterface({ input: child.stderr }).on("line", (line) => {
      options.logger.debug(line);
      lines.splice(0, lines.length - LOG_LINES_KEPT + 1);
      lines.push(line);
      if (line.includes(READY)) {
        resolve("");
      }
    });
  });
  const outcome = await clockWaiter(options.clock).within(options.timeoutMs, Promise.race([ready, ended]));
  const problem = outcome.settled ? outcome.value : `was not ready within ${options.timeoutMs} ms`;
  if (problem !== "") {
    await endProcess(child, ended, "crash", options.clock);
    throw new DatabaseStartError(`${program} ${args.join(" ")}: ${problem}; it said\n${lines.join("\n")}`);
  }
  return { processId: child.pid, end: (manner) => endProcess(child, ended, manner, options.clock) };
}

/** Says how the process ended, when it and all that hold its output are gone. */
function endOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve) => {
    child.once("error", (cause) => resolve(`could not be started: ${cause.message}`));
    child.once("close", (status, signal) => resolve(`ended with ${signal ?? `exit status ${status}`}`));
  });
}

async function endProcess(child: ChildProcess, ended: Promise<string>, manner: EndManner, clock: Clock): Promise<void> {
  const waiter = clockWaiter(clock);
  child.kill(SIGNALS[manner]);
  if (manner !== "crash" && (await waiter.within(HEED_TIMEOUT_MS, ended)).settled) {
    return;
  }
  child.kill("SIGKILL");
  if (!(await waiter.within(KILL_TIMEOUT_MS, ended)).settled) {
    throw new Error(`processes of PostgreSQL ${child.pid} remain ${KILL_TIMEOUT_MS} ms after it was killed`);
  }
}
