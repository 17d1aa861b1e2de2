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

/** What an element or member costs that is taken out, apart from its characters. */
export const VALUE_STEPS = 20;

/** What it costs to begin a path, or to go on with it behind a pipe. */
export const PATH_STEPS = 24;

/** Copying a character takes as long as reading one, divided by two so many times. */
const COPIED_SHIFT = 3;

/** In UTF-16 units; far below the longest string that Node.js can hold. */
const TEXT_LENGTH_MAX = 2 ** 25;

/** Counts the steps and the nesting of one evaluation, and ends it with a `GjsonRefusal` at its bounds. */
export class WorkMeter {
  readonly #depthMax: number;
  #stepsMax: number;
  #moreSteps: (() => number) | undefined;
  #steps = 0;
  #depth = 0;

  /** `moreSteps` is asked once, when `stepsMax` is reached: how many are allowed on top. */
  constructor(stepsMax: number, depthMax: number, moreSteps?: () => number) {
    this.#stepsMax = stepsMax;
    this.#depthMax = depthMax;
    this.#moreSteps = moreSteps;
  }

  /** Steps counted so far. */
  get steps(): number {
    return this.#steps;
  }

  /** Counts `steps` more, before or right after they are taken. */
  charge(steps: number): void {
    this.#steps += steps;
    if (this.#steps > this.#stepsMax) {
      this.#extend();
    }
  }

  /** Counts the making of a text of this length from ready parts, which is refused for very long ones. */
  chargeCopy(length: number): void {
    if (length > TEXT_LENGTH_MAX) {
      throw new GjsonRefusal("too-much-work");
    }
    this.charge(1 + (length >> COPIED_SHIFT));
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

  #extend(): void {
    this.#stepsMax += this.#moreSteps?.() ?? 0;
    this.#moreSteps = undefined;
    if (this.#steps > this.#stepsMax) {
      throw new GjsonRefusal("too-much-work");
    }
  }
}
