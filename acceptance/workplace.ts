import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { killMarkedProcesses, stayingProcesses } from "./marked-processes.ts";
import { COMPILED } from "./project.ts";
import { type EndedCommand, StartedCommand } from "./started-command.ts";

/** What a test may want otherwise. */
export interface RunOptions {
  /** Variables beside those of the test itself. */
  readonly environment?: Readonly<Record<string, string>>;
  /** Default: two minutes; even a busy machine needs a tenth of that for a run. */
  readonly timeoutMs?: number;
}

const TIMEOUT_MS = 120_000;
/** A run must use a bus and a database of its own, and must not take itself for a part of the test. */
const FOREIGN_VARIABLES = ["NATS_URL", "DATABASE_URL", "NODE_TEST_CONTEXT", "NO_COLOR", "FORCE_COLOR", "COLUMNS"];

/**
 * A directory of a test's own in which it runs programs. At the end the directory is removed, and a process that one
 * of them left behind fails the test.
 */
export class Workplace implements AsyncDisposable {
  readonly directory = mkdtempSync(join(tmpdir(), "kaaliper-acceptance-"));
  readonly #started: StartedCommand[] = [];

  /** The path of a file in here. */
  path(name: string): string {
    return join(this.directory, name);
  }

  /** Writes a file in here and returns its path. */
  write(name: string, text: string): string {
    writeFileSync(this.path(name), text);
    return this.path(name);
  }

  /** Starts any program in here. */
  start(program: string, words: readonly string[], options: RunOptions = {}): StartedCommand {
    const inherited = Object.entries(process.env).filter(([name]) => !FOREIGN_VARIABLES.includes(name));
    const started = new StartedCommand(program, words, {
      directory: this.directory,
      mark: `${this.directory}/${this.#started.length}/`,
      environment: { ...Object.fromEntries(inherited), ...options.environment },
      timeoutMs: options.timeoutMs ?? TIMEOUT_MS,
    });
    this.#started.push(started);
    return started;
  }

  /** Starts the built command in here: `startKaaliper(["run", "--lane", "fast"])`. */
  startKaaliper(words: readonly string[], options?: RunOptions): StartedCommand {
    return this.start(process.execPath, [...KAALIPER, ...words], options);
  }

  /** Runs the built command in here to its end. */
  runKaaliper(words: readonly string[], options?: RunOptions): Promise<EndedCommand> {
    return this.startKaaliper(words, options).ended;
  }

  /** Fails if a process that was started in here lives on. */
  async assertNothingStays(): Promise<void> {
    assert.deepEqual(await stayingProcesses(this.directory), [], "processes were left behind");
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const running = this.#started.filter(({ isOver }) => !isOver);
    for (const command of running) {
      command.signal("SIGTERM");
    }
    await Promise.allSettled(running.map(({ ended }) => ended));
    try {
      await this.assertNothingStays();
    } finally {
      killMarkedProcesses(this.directory);
      rmSync(this.directory, { recursive: true });
    }
  }
}

/** What node has to be told to run the built command. */
export const KAALIPER: readonly string[] = ["--enable-source-maps", join(COMPILED, "cli", "main.js")];
