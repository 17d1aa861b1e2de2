import { type ChildProcess, spawn } from "node:child_process";
import process from "node:process";
import { type Waiter } from "../../runtime/index.ts";
import { BenchmarkError } from "./benchmark-error.ts";

/** What is started: a compiled script with arguments for Node in front, and its settings. */
export interface ProcessSettings {
  readonly title: string;
  readonly script: string;
  readonly nodeArguments: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
}

const STOP_MS = 5_000;
const OUTPUT_CHARACTERS_MAX = 4_000;

/** A service in a process of its own. Disposing of it ends it: SIGTERM, and SIGKILL after a bound. */
export class StartedProcess implements AsyncDisposable {
  /** Never resolves; rejects with `BenchmarkError` if the process ends before it was told to. */
  readonly ended: Promise<never>;
  readonly #child: ChildProcess;
  readonly #waiter: Waiter;
  readonly #gone: Promise<string>;
  #output = "";
  #stopping = false;

  constructor(settings: ProcessSettings, waiter: Waiter) {
    const { title, script, nodeArguments, environment } = settings;
    this.#waiter = waiter;
    this.#child = spawn(process.execPath, [...nodeArguments, script], {
      env: { PATH: process.env["PATH"], ...environment },
      stdio: ["ignore", "ignore", "pipe"],
    });
    this.#child.stderr?.on("data", (chunk: Buffer) => {
      this.#output = `${this.#output}${chunk.toString("utf8")}`.slice(-OUTPUT_CHARACTERS_MAX);
    });
    this.#gone = new Promise((resolve) => {
      this.#child.once("error", (cause) => resolve(cause.message));
      this.#child.once("close", (code, signal) => resolve(signal === null ? `exit code ${code}` : `signal ${signal}`));
    });
    this.ended = new Promise((_, reject) => {
      void this.#gone.then((reason) =>
        this.#stopping ? undefined : reject(new BenchmarkError(`the ${title} ended: ${reason}\n${this.#output}`)),
      );
    });
    this.ended.catch(() => undefined); // the owner races it against its work
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#stopping = true;
    this.#child.kill("SIGTERM");
    const { settled } = await this.#waiter.within(STOP_MS, this.#gone);
    if (!settled) {
      this.#child.kill("SIGKILL");
      await this.#gone;
    }
  }
}
