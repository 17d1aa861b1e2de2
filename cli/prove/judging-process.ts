import { fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { isKill, type Kill } from "./kill.ts";

/** A process of its own that judges mutants in the fast lane, where all is computing and nothing is waiting. */
export class JudgingProcess {
  readonly #child = fork(fileURLToPath(new URL("./mutant-process.js", import.meta.url)));

  /** Judges a mutant; one at a time. Rejects if the process ends; what went wrong in it stands on standard error. */
  async judge(name: string): Promise<Kill> {
    this.#child.send(name);
    const patience = new AbortController();
    try {
      const kill = await Promise.race([this.#next("message", patience.signal), this.#ended(name, patience.signal)]);
      if (!isKill(kill)) {
        throw new TypeError(`the process that judged ${name} sent something else than what became of it`);
      }
      return kill;
    } finally {
      patience.abort();
    }
  }

  /** Ends the process, whatever it is doing. */
  close(): void {
    this.#child.kill();
  }

  async #next(event: "message" | "exit", signal: AbortSignal): Promise<unknown> {
    const values: readonly unknown[] = await once(this.#child, event, { signal });
    return values[0];
  }

  async #ended(name: string, signal: AbortSignal): Promise<never> {
    const code = await this.#next("exit", signal);
    throw new Error(`the process that judged ${name} ended with ${String(code)}; what it said stands above`);
  }
}
