import { type Recording, recordingFromJson } from "../../conformance/checks/index.ts";
import { type FeatureRule, requirementIds } from "../../conformance/requirements/index.ts";
import {
  EXAMPLE_FACTS_TYPE,
  type ExampleFacts,
  type ExampleResult,
  exampleFactsFromJson,
  exampleId,
  RECORDING_TYPE,
  type Verdict,
  verdictOfException,
} from "../../conformance/verdicts/index.ts";
import type { CucumberMessage } from "./features.ts";

type Pickle = NonNullable<CucumberMessage["pickle"]>;
type TestCase = NonNullable<CucumberMessage["testCase"]>;
type Attachment = NonNullable<CucumberMessage["attachment"]>;
type StepFinished = NonNullable<CucumberMessage["testStepFinished"]>;

/** One example, from being planned to its end. */
export interface CollectedExample {
  readonly id: string;
  readonly name: string;
  readonly requirements: readonly string[];
  started: boolean;
  finished: boolean;
  /** True if a step was passed over although nothing had gone wrong before. */
  passedOver: boolean;
  verdict: Verdict;
  unanswered: boolean;
  problem: string | undefined;
  facts: ExampleFacts;
  /** The recording of its own world; only the fast lane gives one. */
  recording: Recording | undefined;
}

/** Follows Cucumber's messages and keeps what matters: which examples were planned, and what came of them. */
export class ExampleCollector {
  /** By identity, in the order of planning. */
  readonly examples = new Map<string, CollectedExample>();
  readonly rules: FeatureRule[] = [];
  readonly #pickles = new Map<string, Pickle>();
  readonly #examplesByTestCase = new Map<string, CollectedExample>();
  readonly #examplesByAttempt = new Map<string, CollectedExample>();

  /** Takes a message in. */
  take(message: CucumberMessage): void {
    if (message.gherkinDocument !== undefined) {
      this.#takeRules(message.gherkinDocument);
    } else if (message.pickle !== undefined) {
      this.#pickles.set(message.pickle.id, message.pickle);
    } else if (message.testCase !== undefined) {
      this.#plan(message.testCase);
    } else if (message.testCaseStarted !== undefined) {
      const example = this.#examplesByTestCase.get(message.testCaseStarted.testCaseId);
      if (example !== undefined) {
        this.#examplesByAttempt.set(message.testCaseStarted.id, example);
      }
      this.#update(message.testCaseStarted.id, {
        started: true,
        verdict: example?.problem === undefined ? "pass" : "error",
      });
    } else if (message.attachment !== undefined) {
      this.#attach(message.attachment);
    } else if (message.testStepFinished !== undefined) {
      this.#finishStep(message.testStepFinished);
    } else if (message.testCaseFinished !== undefined) {
      this.#update(message.testCaseFinished.testCaseStartedId, { finished: true });
    }
  }

  /** Identities of the examples that got no answer in time, or could not bring about what they are about. */
  unsettled(): readonly string[] {
    return this.inOrder()
      .filter(({ finished, unanswered, verdict }) => finished && (unanswered || verdict === "inconclusive"))
      .map(({ id }) => id);
  }

  /** What came of examples that were run again takes the place of what came of them before. */
  replace({ examples }: ExampleCollector): void {
    for (const [id, again] of examples) {
      const before = this.examples.get(id)?.facts;
      this.examples.set(id, { ...again, facts: before === undefined ? again.facts : together(before, again.facts) });
    }
  }

  /** The examples in the order of their files and lines, which does not depend on who ran them when. */
  inOrder(): readonly CollectedExample[] {
    return [...this.examples.values()];
  }

  /** What came of each example. One that did not come to an end is an error of ours. */
  results(): readonly ExampleResult[] {
    return this.inOrder().map((example) => ({
      id: example.id,
      name: example.name,
      requirements: example.requirements,
      verdict: example.finished && !example.passedOver ? example.verdict : "error",
      skipped: !example.finished || example.passedOver,
      unanswered: example.unanswered,
      endpointIds: example.facts.endpoints.map(({ endpointId }) => endpointId),
      ...explanation(example),
    }));
  }

  #takeRules({ uri = "", feature }: NonNullable<CucumberMessage["gherkinDocument"]>): void {
    if (feature === undefined) {
      return;
    }
    for (const { rule, scenario } of feature.children) {
      if (rule !== undefined) {
        this.rules.push({
          place: exampleId(uri, rule.location.line),
          tags: [...feature.tags, ...rule.tags].map(({ name }) => name),
          examples: rule.children.filter((child) => child.scenario !== undefined).length,
        });
      } else if (scenario !== undefined) {
        this.rules.push({ place: exampleId(uri, scenario.location.line), tags: [], examples: 1 });
      }
    }
  }

  /** Every example is a pickle; only those that were selected become test cases. */
  #plan({ id: testCaseId, pickleId }: TestCase): void {
    const pickle = this.#pickles.get(pickleId);
    if (pickle === undefined) {
      return;
    }
    const example: CollectedExample = {
      id: exampleId(pickle.uri, pickle.location?.line ?? 0),
      name: pickle.name,
      requirements: requirementIds(pickle.tags.map((tag) => tag.name)),
      started: false,
      finished: false,
      passedOver: false,
      verdict: "inconclusive",
      unanswered: false,
      problem: undefined,
      facts: { endpoints: [] },
      recording: undefined,
    };
    if (pickle.steps.length === 0) {
      example.problem = "the example has no steps, so it shows nothing";
    }
    this.#examplesByTestCase.set(testCaseId, example);
    this.examples.set(example.id, example);
  }

  #attach({ testCaseStartedId = "", mediaType, body }: Attachment): void {
    if (mediaType === EXAMPLE_FACTS_TYPE) {
      this.#update(testCaseStartedId, { facts: exampleFactsFromJson(body) });
    } else if (mediaType === RECORDING_TYPE) {
      this.#update(testCaseStartedId, { recording: recordingFromJson(body) });
    }
  }

  #finishStep({ testCaseStartedId, testStepResult: { status, exception, message } }: StepFinished): void {
    const outcome: string = status;
    // The first step that went wrong says what happened; what follows from it says less.
    if (outcome === "PASSED" || this.#examplesByAttempt.get(testCaseStartedId)?.problem !== undefined) {
      return;
    }
    if (outcome === "SKIPPED") {
      this.#update(testCaseStartedId, { passedOver: true });
      return;
    }
    const type = exception?.type ?? "";
    this.#update(testCaseStartedId, {
      verdict: verdictOfException(type),
      unanswered: type === "NoAnswer",
      problem: exception?.message ?? message ?? `a step is ${outcome.toLowerCase()}`,
    });
  }

  #update(attemptId: string, news: Partial<CollectedExample>): void {
    const example = this.#examplesByAttempt.get(attemptId);
    if (example !== undefined) {
      Object.assign(example, news);
    }
  }
}

/** An example owns what it made both times. */
function together(before: ExampleFacts, again: ExampleFacts): ExampleFacts {
  return {
    endpoints: [...before.endpoints, ...again.endpoints],
    applications: [...(before.applications ?? []), ...(again.applications ?? [])],
    tenants: [...(before.tenants ?? []), ...(again.tenants ?? [])],
  };
}

function explanation({ started, finished, passedOver, problem }: CollectedExample): { readonly problem?: string } {
  if (!finished) {
    return { problem: started ? "The example was begun and not finished" : "The example was planned and never begun" };
  }
  if (passedOver && problem === undefined) {
    return { problem: "Steps of the example were skipped although nothing had gone wrong" };
  }
  return problem === undefined ? {} : { problem };
}
