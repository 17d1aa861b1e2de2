import type { RunParameters } from "../../world/index.ts";
import type { Package } from "../package-root.ts";
import type { Progress } from "../session/index.ts";
import { ExampleCollector } from "./example-collector.ts";
import { type CucumberMessage, plannedExamples, runFeatures } from "./features.ts";
import { keptMessages } from "./kept-messages.ts";

/** Beyond it the target is slow or wrong, which repeating does not change. */
const REPEATED_MAX = 10;

/** Which examples are run, and how. */
export interface ExampleSelection {
  readonly project: Package;
  /** Where the features stand. */
  readonly paths: readonly string[];
  /** Undefined selects all of them. */
  readonly tags: string | undefined;
  readonly workers: number;
}

/** Runs the selected examples, shows how far they are and keeps what came of them. */
export class ExampleRunner {
  readonly collector = new ExampleCollector();
  /** Cucumber's messages, less the recordings that were attached. */
  readonly messages: CucumberMessage[] = [];
  readonly #selection: ExampleSelection;
  readonly #progress: Progress;
  readonly #repeated: string[] = [];
  #finished = 0;

  constructor(selection: ExampleSelection, progress: Progress) {
    this.#selection = selection;
    this.#progress = progress;
  }

  /** Identities of the examples that were run once more. */
  get repeated(): readonly string[] {
    return this.#repeated;
  }

  /** Identities of the examples that will be run and that `tags` selects as well. */
  planned(tags: string): Promise<readonly string[]> {
    const { project, paths, tags: selected } = this.#selection;
    return plannedExamples(project, selected === undefined ? tags : `(${selected}) and (${tags})`, paths);
  }

  /** Runs all of them. */
  async runAll(parameters: RunParameters): Promise<void> {
    await runFeatures({ ...this.#selection, parameters, onMessage: (message) => this.#take(message) });
  }

  /**
   * Runs those once more, each alone and in this process, that got no answer in time or came to nothing. False if there
   * are none, or too many by far.
   */
  async repeatUnsettled(parameters: RunParameters): Promise<boolean> {
    const ids = this.collector.unsettled();
    if (ids.length === 0 || ids.length > REPEATED_MAX) {
      return false;
    }
    for (const id of ids) {
      this.#progress.update(`${id} once more, alone`);
      const again = new ExampleCollector();
      await runFeatures({
        ...this.#selection,
        workers: 0,
        paths: [id],
        parameters: { ...parameters, repetition: 1 },
        onMessage: (message) => again.take(message),
      });
      this.collector.replace(again);
      this.#repeated.push(id);
    }
    return true;
  }

  #take(message: CucumberMessage): void {
    this.collector.take(message);
    this.messages.push(...keptMessages(message));
    if (message.testCaseFinished !== undefined) {
      this.#finished += 1;
      this.#progress.update(`${this.#finished} of ${this.collector.examples.size} examples`);
    }
  }
}
