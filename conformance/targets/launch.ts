import { type ChildProcess, spawn } from "node:child_process";
import { delimiter } from "node:path";
import { type Clock, clockWaiter } from "../../runtime/index.ts";
import { launchVariables, substituted, substitutedValues, type WorldUrls } from "./launch-variables.ts";
import type { ServicePlaces } from "./service-places.ts";
import { type Launch, servicesOf, type Target } from "./target.ts";
import { TargetFileError } from "./target-file.ts";

/** How a process under test ended on its own. */
export interface TargetExit {
  readonly service: string;
  /** `exit code 1`, `signal SIGKILL`, or why it did not start. */
  readonly reason: string;
  /** The last lines that it wrote. */
  readonly lastOutput: string;
}

/** A target whose processes, if it has any of ours, have been started. */
export interface LaunchedTarget {
  /** The first process that ended on its own, if one did. */
  exit(): TargetExit | undefined;
  /** Ends the processes: SIGTERM, and SIGKILL after a bound. */
  stop(): Promise<void>;
}

type CommandLaunch = Extract<Launch, { kind: "command" }>;

const STOP_MS = 5000;
const OUTPUT_CHARACTERS_MAX = 4000;

/** Where launched services find the world, and where they are to be found. */
export interface LaunchPlaces {
  readonly urls: WorldUrls;
  readonly places: ServicePlaces;
}

/** Launches what the target wants launched. A service that runs already is left alone. */
export function launchTarget(
  target: Target,
  { urls, places }: LaunchPlaces,
  clock: Clock,
  environment: NodeJS.ProcessEnv,
): LaunchedTarget {
  const started: ChildTarget[] = [];
  for (const [name, { launch, replicas, firstReplica = 1 }] of servicesOf(target)) {
    for (let index = 0; launch.kind === "command" && index < replicas; index += 1) {
      const replica = firstReplica + index;
      const variables = { ...environment, ...launchVariables(target, urls, replica, places[name]?.[index]) };
      const service = replicas === 1 ? name : `${name}, replica ${replica}`;
      started.push(launchProcess({ service, target, launch, variables, environment, clock }));
    }
  }
  return {
    exit: () => started.map((child) => child.exit()).find((exit) => exit !== undefined),
    stop: async () => {
      await Promise.all(started.map((child) => child.stop()));
    },
  };
}

interface ProcessParts {
  readonly service: string;
  readonly target: Target;
  readonly launch: CommandLaunch;
  /** What may stand for `${NAME}`. */
  readonly variables: Readonly<Record<string, string | undefined>>;
  readonly environment: NodeJS.ProcessEnv;
  readonly clock: Clock;
}

function launchProcess({ service, target, launch, variables, environment, clock }: ProcessParts): ChildTarget {
  const [program = "", ...parameters] = launch.command.map((word) => substituted(word, variables));
  if (program === "") {
    throw new TargetFileError(`the command of ${target.name} is empty once its variables are put in; name a program`);
  }
  const child = spawn(program, parameters, {
    cwd: launch.directory,
    env: {
      ...environment,
      PATH: environment["PATH"] ?? delimiter,
      ...substitutedValues(launch.environment, variables),
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  return new ChildTarget(service, child, clock);
}

class ChildTarget implements LaunchedTarget {
  readonly #service: string;
  readonly #child: ChildProcess;
  readonly #clock: Clock;
  readonly #ended: Promise<void>;
  #output = "";
  #reason: string | undefined;
  #stopping = false;

  constructor(service: string, child: ChildProcess, clock: Clock) {
    this.#service = service;
    this.#child = child;
    this.#clock = clock;
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on("data", (chunk: Buffer) => {
        this.#output = `${this.#output}${chunk.toString("utf8")}`.slice(-OUTPUT_CHARACTERS_MAX);
      });
    }
    const kill = (): boolean => child.kill("SIGKILL");
    process.once("exit", kill);
    this.#ended = new Promise((resolve) => {
      const end = (reason: string): void => {
        this.#reason = reason;
        process.removeListener("exit", kill);
        resolve();
      };
      child.once("error", (cause) => end(`it did not start: ${cause.message}`));
      child.once("exit", (code, signal) => end(signal === null ? `exit code ${code}` : `signal ${signal}`));
    });
  }

  exit(): TargetExit | undefined {
    return this.#reason === undefined || this.#stopping
      ? undefined
      : { service: this.#service, reason: this.#reason, lastOutput: this.#output.trimEnd() };
  }

  async stop(): Promise<void> {
    if (this.#reason !== undefined) {
      return;
    }
    this.#stopping = true;
    this.#child.kill("SIGTERM");
    const ended = await clockWaiter(this.#clock).within(STOP_MS, this.#ended);
    if (!ended.settled) {
      this.#child.kill("SIGKILL");
      await this.#ended;
    }
  }
}
