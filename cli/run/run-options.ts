import type { ProfileName, ServiceName } from "../../conformance/targets/index.ts";

/** What was asked for on the command line. */
export interface RunOptions {
  readonly lane: "wire" | "fast";
  readonly profile: ProfileName | undefined;
  /** Path of a target file; the reference implementation if absent. */
  readonly target: string | undefined;
  /** Services of the reference to judge; undefined: those that it is judged by default. */
  readonly services: readonly ServiceName[] | undefined;
  readonly seed: number;
  /** A Cucumber tag expression. */
  readonly tags: string | undefined;
  readonly nats: string | undefined;
  /** Cucumber worker processes; 0 runs the examples in this process. */
  readonly workers: number;
  readonly output: string;
  readonly json: boolean;
}

/** The command that repeats a run, or a part of it. */
export function repeatCommand(options: RunOptions, tags: string | undefined = options.tags): string {
  const flags = [
    ["--lane", options.lane === "fast" ? "fast" : undefined],
    ["--profile", options.profile],
    ["--services", options.services?.join(",")],
    ["--target", options.target],
    ["--nats", options.nats],
    ["--tags", tags],
    ["--seed", String(options.seed)],
  ] as const;
  const given = flags.flatMap(([flag, value]) => (value === undefined ? [] : [flag, quoted(value)]));
  return `npm run conformance -- ${given.join(" ")}`;
}

function quoted(word: string): string {
  return /^[\w@./:,-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}
