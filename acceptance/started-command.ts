import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import { EventEmitter, once } from "node:events";
import { killMarkedProcesses, marking } from "./marked-processes.ts";

/** How to run a program. */
export interface CommandOptions {
  readonly directory: string;
  /** Marks the program and all that it starts; see `marking`. */
  readonly mark: string;
  readonly environment: NodeJS.ProcessEnv;
  /** A program that has not ended by then is killed, and the test fails. */
  readonly timeoutMs: number;
}

/** What a program said until it ended on its own. */
export interface EndedCommand {
  /** Null if a signal ended it. */
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
  /** Both streams, in the order in which they were heard. */
  readonly said: string;
}

/** A program that runs. */
export class StartedCommand {
  readonly words: string;
  readonly #child: ChildProcess;
  readonly #heard = new EventEmitter();
  /** Rejects if the program does not end in time. */
  readonly ended: Promise<EndedCommand>;
  #stdout = "";
  #stderr = "";
  #said = "";
  #over = false;

  constructor(program: string, words: readonly string[], options: CommandOptions) {
    const { directory, mark, timeoutMs } = options;
    this.words = [program, ...words].join(" ");
    this.#child = spawn(program, words, {
      cwd: directory,
      env: { ...options.environment, ...marking(mark) },
      stdio: ["ignore", "pipe", "pipe"],
    });
    this.#listen();
    const timeout = AbortSignal.timeout(timeoutMs);
    timeout.addEventListener("abort", () => !this.#over && killMarkedProcesses(mark));
    this.ended = new Promise((resolve, reject) => {
      this.#child.once("error", reject);
      this.#child.once("close", (code) => {
        this.#over = true;
        this.#heard.emit("news");
        if (timeout.aborted) {
          reject(new Error(`${this.words} did not end within ${timeoutMs} ms; it said\n${this.#said}`));
        }
        resolve({ code, stdout: this.#stdout, stderr: this.#stderr, said: this.#said });
      });
    });
    this.ended.catch(() => undefined); // whoever awaits it hears of it
  }

  get isOver(): boolean {
    return this.#over;
  }

  /** Resolves with the match once the program has said what `pattern` describes; rejects if it ends without. */
  async untilSaid(pattern: RegExp): Promise<RegExpExecArray> {
    for (;;) {
      const found = pattern.exec(this.#said);
      if (found !== null) {
        return found;
      }
      assert.ok(!this.#over, `${this.words} ended before it said ${pattern}; it said\n${this.#said}`);
      await once(this.#heard, "news");
    }
  }

  /** Sends a signal to the program alone. */
  signal(name: NodeJS.Signals): void {
    this.#child.kill(name);
  }

  #listen(): void {
    const hear = (stream: "stdout" | "stderr") => (text: string) => {
      this.#said += text;
      if (stream === "stdout") {
        this.#stdout += text;
      } else {
        this.#stderr += text;
      }
      this.#heard.emit("news");
    };
    this.#child.stdout?.setEncoding("utf8").on("data", hear("stdout"));
    this.#child.stderr?.setEncoding("utf8").on("data", hear("stderr"));
  }
}
