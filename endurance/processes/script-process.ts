import { type ChildProcess, spawn } from "node:child_process";
import process from "node:process";
import { createInterface } from "node:readline";
import { clockWaiter, systemClock } from "../../runtime/index.ts";

const END_MS = 5_000;
const LINES_KEPT = 20;
/** Variables of this process that a child needs: the path, and where coverage is collected. */
const INHERITED = ["PATH", "NODE_V8_COVERAGE"];

/** Ends a script when its input closes, which the operating system sees to when this process dies. */
const END_WITH_PARENT = `data:text/javascript,${encodeURIComponent(
  'process.stdin.on("end", () => process.exit(1)).on("error", () => process.exit(1)).resume();',
)}`;

const waiter = clockWaiter(systemClock);

/** A compiled script in a Node process of its own, which cannot outlive this one. */
export class ScriptProcess {
  readonly processId: number;
  /** The last lines that it wrote to standard error. */
  readonly lastLines: string[] = [];
  readonly #child: ChildProcess;
  readonly #gone: Promise<void>;
  readonly #listeners = new Set<(line: string) => void>();
  #end: string | undefined;

  constructor(script: string, environment: Readonly<Record<string, string>>) {
    this.#child = spawn(process.execPath, ["--enable-source-maps", "--import", END_WITH_PARENT, script], {
      env: { ...inheritedVariables(), ...environment },
      stdio: ["pipe", "ignore", "pipe"],
    });
    this.processId = this.#child.pid ?? 0;
    this.#child.stdin?.on("error", () => undefined); // it may be gone when its input is closed
    if (this.#child.stderr !== null) {
      createInterface({ input: this.#child.stderr }).on("line", (line) => this.#hear(line));
    }
    this.#gone = new Promise((resolve) => {
      const end = (reason: string): void => {
        this.#end ??= reason;
        resolve();
      };
      this.#child.once("error", (cause) => end(`it did not start: ${cause.message}`));
      this.#child.once("close", (code, signal) => end(signal === null ? `exit code ${code}` : `signal ${signal}`));
    });
  }

  /** How it ended; undefined while it runs. */
  get end(): string | undefined {
    return this.#end;
  }

  /** The first line that `read` makes something of. Rejects if the process ends first or none comes in time. */
  async untilSaid<T>(what: string, read: (line: string) => T | undefined, boundMs: number): Promise<T> {
    let listener: (line: string) => void = () => undefined;
    const said = new Promise<T>((resolve) => {
      listener = (line) => {
        const value = read(line);
        if (value !== undefined) {
          resolve(value);
        }
      };
      this.#listeners.add(listener);
    });
    const ended = this.#gone.then(() => {
      throw new Error(`the process ended before ${what}: ${this.#end}\n${this.lastLines.join("\n")}`);
    });
    const waited = await waiter.within(boundMs, Promise.race([said, ended]));
    this.#listeners.delete(listener);
    if (!waited.settled) {
      throw new Error(`the process did not say within ${boundMs} ms ${what}\n${this.lastLines.join("\n")}`);
    }
    return waited.value;
  }

  /** Ends it hard; resolves when it is gone. */
  async kill(): Promise<void> {
    this.#child.kill("SIGKILL");
    await this.#gone;
  }

  /** Asks it to end, and ends it hard after five seconds; resolves when it is gone. */
  async stop(): Promise<void> {
    this.#child.kill("SIGTERM");
    const { settled } = await waiter.within(END_MS, this.#gone);
    if (!settled) {
      await this.kill();
    }
  }

  #hear(line: string): void {
    this.lastLines.push(line);
    if (this.lastLines.length > LINES_KEPT) {
      this.lastLines.shift();
    }
    for (const listener of this.#listeners) {
      listener(line);
    }
  }
}

function inheritedVariables(): Record<string, string> {
  const variables: Record<string, string> = {};
  for (const name of INHERITED) {
    const value = process.env[name];
    if (value !== undefined) {
      variables[name] = value;
    }
  }
  return variables;
}
