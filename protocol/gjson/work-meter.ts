import type { GjsonProblem } from "./gjson-problem.ts";

/** Ends an evaluation that reached a bound; never leaves `queryGjson`. */
export class GjsonRefusal extends Error {
  readonly problem: GjsonProblem;

  constructor(problem: GjsonProblem) {
    super(`the evaluation of a path ended early: ${problem}`);
    this.name = "GjsonRefusal";
    this.problem = problem;
  }
}

/** What an element or member costs apart from its characters. */
export const VALUE_STEPS = 8;

/** What it costs to begin a path, or to go on with it behind a pipe. */
export const PATH_STEPS = 16;

/** Counts the steps and the nesting of one evaluation, and ends it with a `GjsonRefusal` at its bounds. */
export class WorkMeter {
  readonly #stepsMax: number;
  readonly #depthMax: number;
  #steps = 0;
  #depth = 0;

  constructor(stepsMax: number, depthMax: number) {
    this.#stepsMax = stepsMax;
    this.#depthMax = depthMax;
  }

  /** Steps counted so far. */
  get steps(): number {
    return this.#steps;
  }

  /** Counts `steps` more, before or right after they are taken. */
  charge(steps: number): void {
    this.#steps += steps;
    if (this.#steps > this.#stepsMax) {
      throw new GjsonRefusal("too-much-work");
    }
  }

  /** Does `work` one level deeper. */
  nested<T>(work: () => T): T {
    this.#depth += 1;
    if (this.#depth > this.#depthMax) {
      throw new GjsonRefusal("nested-too-deep");
    }
    const result = work();
    this.#depth -= 1;
    return result;
  }
}
