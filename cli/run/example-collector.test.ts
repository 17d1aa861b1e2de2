import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { recordingToJson } from "../../conformance/checks/index.ts";
import { inProcessReference } from "../../conformance/targets/index.ts";
import { EXAMPLE_FACTS_TYPE, RECORDING_TYPE } from "../../conformance/verdicts/index.ts";
import { ExampleCollector } from "./example-collector.ts";
import { type CucumberMessage, plannedExamples, runFeatures } from "./features.ts";

const FACTS = {
  endpoints: [{ endpointId: "e-1", endpointToken: "t-1", deliberate: [] }],
  applications: [{ name: "kettle", appVersionNames: ["kettle-v1"], deliberate: [] }],
};
const RECORDING = { messages: [], closedAtMs: 5 };

const FEATURE = `@wire
Feature: Everything that may become of an example

  Example: It stands outside every rule
    Given it is good

  @CMP-001 @must
  Rule: The first

    Example: It passes
      Given it is good
    Example: It says something
      Given it attaches facts and a recording
    Example: It shows a violation
      Given it throws "Violation"
      And it throws "Inconclusive"
    Example: It gets no answer
      Given it throws "NoAnswer"
    Example: It cannot be brought about
      Given it throws "Inconclusive"
    Example: It has an accident
      Given it throws "TypeError"

  @CMP-002 @should
  Rule: The second

    Example: It has a step that nobody wrote
      Given nobody wrote this
      And it is good
    Example: It has a step that is not finished
      Given it is pending
    Example: It is passed over
      Given it is skipped
      And it is good
    @ESP-003
    Example: It also belongs to another requirement
      Given it is good
    Scenario Outline: It has rows
      Given it throws "<name>"
      Examples:
        | name      |
        | Violation |
        | NoAnswer  |
    Example: It is left out
      Given it is good
`;

const steps = (cucumber: string) => `
import { After, Given } from ${JSON.stringify(cucumber)};
Given("it is good", () => {});
Given("it is pending", () => "pending");
Given("it is skipped", () => "skipped");
class Violation extends Error {}
class NoAnswer extends Error {}
class Inconclusive extends Error {}
const types = { Violation, NoAnswer, Inconclusive, TypeError };
Given("it throws {string}", (name) => { throw new types[name]("because of " + name); });
Given("it attaches facts and a recording", function () {
  this.attach(${JSON.stringify(JSON.stringify(FACTS))}, ${JSON.stringify(EXAMPLE_FACTS_TYPE)});
  this.attach(${JSON.stringify(recordingToJson(RECORDING))}, ${JSON.stringify(RECORDING_TYPE)});
  this.attach("x", "text/plain");
});
After(() => {});
`;

const root = mkdtempSync(join(tmpdir(), "collector-"));
const project = { root, compiled: root, version: "0" };
const messages: CucumberMessage[] = [];

before(async () => {
  mkdirSync(join(root, "features"));
  mkdirSync(join(root, "steps"));
  writeFileSync(join(root, "package.json"), '{"type":"module"}');
  writeFileSync(join(root, "features", "a.feature"), FEATURE);
  writeFileSync(join(root, "steps", "all.js"), steps(import.meta.resolve("@cucumber/cucumber")));
  const parameters = { lane: "fast" as const, seed: 1, target: inProcessReference("deployed") };
  const onMessage = (message: CucumberMessage) => void messages.push(message);
  await runFeatures({ project, tags: undefined, workers: 0, parameters, onMessage });
});
after(() => rmSync(root, { recursive: true }));

/** A collector that took in the messages of the run that `wanted` accepts. */
function collected(wanted: (message: CucumberMessage) => boolean = () => true): ExampleCollector {
  const collector = new ExampleCollector();
  messages.filter(wanted).forEach((message) => collector.take(message));
  return collector;
}

function lineOf(text: string): number {
  return FEATURE.split("\n").findIndex((line) => line.includes(text)) + 1;
}

/** What came of the example whose first line, or row, holds this text. */
function resultOf(text: string, collector = collected()) {
  const id = `features/a.feature:${lineOf(text)}`;
  const results = collector.results();
  const result = results.find((example) => example.id === id);
  assert.ok(result !== undefined, `no ${id} among ${results.map((example) => example.id).join(", ")}`);
  return result;
}

describe("what came of an example", () => {
  it("is everything that is known about it, and nothing more", () => {
    assert.deepEqual(resultOf("It passes"), {
      id: `features/a.feature:${lineOf("It passes")}`,
      name: "It passes",
      requirements: ["CMP-001"],
      verdict: "pass",
      skipped: false,
      unanswered: false,
      endpointIds: [],
    });
  });

  for (const [name, verdict, unanswered, problem] of [
    ["It shows a violation", "fail", false, "because of Violation"],
    ["It gets no answer", "fail", true, "because of NoAnswer"],
    ["It cannot be brought about", "inconclusive", false, "because of Inconclusive"],
    ["It has an accident", "error", false, "because of TypeError"],
    ["It has a step that nobody wrote", "error", false, "a step is undefined"],
    ["It has a step that is not finished", "error", false, "a step is pending"],
  ] as const) {
    it(`is ${verdict} for the first thing that went wrong: ${name}`, () => {
      const result = resultOf(name);
      assert.deepEqual(
        [result.verdict, result.unanswered, result.problem, result.skipped],
        [verdict, unanswered, problem, false],
      );
    });
  }

  it("is never a pass if its steps were passed over", () => {
    const { verdict, skipped, problem } = resultOf("It is passed over");
    assert.deepEqual([verdict, skipped], ["error", true]);
    assert.equal(problem, "Steps of the example were skipped although nothing had gone wrong");
  });

  it("belongs to every requirement among its tags", () => {
    assert.deepEqual(resultOf("It also belongs to another requirement").requirements, ["CMP-002", "ESP-003"]);
  });

  it("stands by itself for each row of an outline", () => {
    assert.equal(resultOf("| Violation |").unanswered, false);
    assert.equal(resultOf("| NoAnswer  |").unanswered, true);
  });

  it("names the endpoints that it made, and keeps its recording", () => {
    assert.deepEqual(resultOf("It says something").endpointIds, ["e-1"]);
    const example = collected()
      .inOrder()
      .find(({ name }) => name === "It says something");
    assert.deepEqual([example?.facts, example?.recording], [FACTS, RECORDING]);
  });
});

describe("examples that are run again", () => {
  it("are those that got no answer or came to nothing", () => {
    const names = collected()
      .unsettled()
      .map((id) => FEATURE.split("\n")[Number(id.split(":")[1]) - 1]?.trim());
    assert.deepEqual(names, ["Example: It gets no answer", "Example: It cannot be brought about", "| NoAnswer  |"]);
    assert.deepEqual(collected(({ testCaseFinished }) => testCaseFinished === undefined).unsettled(), []);
  });

  it("have their second outcome, in their old place, and what they made both times", () => {
    const collector = collected();
    const order = collector.results().map(({ id }) => id);
    const again = collected(({ testStepFinished }) => {
      const outcome: string | undefined = testStepFinished?.testStepResult.status;
      return outcome !== "FAILED";
    });
    collector.replace(again);
    assert.deepEqual(
      collector.results().map(({ id }) => id),
      order,
    );
    assert.equal(resultOf("| NoAnswer  |", collector).verdict, "pass");
    const { id, endpointIds } = resultOf("It says something", collector);
    assert.deepEqual(endpointIds, ["e-1", "e-1"]);
    const { applications = [], tenants } = collector.examples.get(id)?.facts ?? {};
    assert.deepEqual([applications.map(({ name }) => name), tenants], [["kettle", "kettle"], []]);
  });
});

describe("an example that did not come to an end", () => {
  it("is an error, and skipped, if it was begun", () => {
    const unfinished = collected(({ testCaseFinished }) => testCaseFinished === undefined);
    const { verdict, skipped, problem } = resultOf("It passes", unfinished);
    assert.deepEqual([verdict, skipped, problem], ["error", true, "The example was begun and not finished"]);
  });

  it("is an error, and skipped, if it was planned and never begun", () => {
    const planned = collected(({ testCaseStarted }) => testCaseStarted === undefined);
    const { verdict, skipped, problem } = resultOf("It passes", planned);
    assert.deepEqual([verdict, skipped, problem], ["error", true, "The example was planned and never begun"]);
  });

  it("is not missing, whenever the run broke off after planning", () => {
    const first = messages.findIndex(({ testCaseStarted }) => testCaseStarted !== undefined);
    const early = collected((message) => messages.indexOf(message) < first);
    assert.equal(early.results().length, collected().results().length);
    assert.equal(new Set(early.results().map(({ id }) => id)).size, 14);
  });
});

describe("the rules of the features", () => {
  it("are taken with their place, their tags, those of their feature and the number of examples; an example outside every rule counts as one", () => {
    assert.deepEqual(collected().rules, [
      { place: `features/a.feature:${lineOf("It stands outside")}`, tags: [], examples: 1 },
      { place: `features/a.feature:${lineOf("Rule: The first")}`, tags: ["@wire", "@CMP-001", "@must"], examples: 6 },
      {
        place: `features/a.feature:${lineOf("Rule: The second")}`,
        tags: ["@wire", "@CMP-002", "@should"],
        examples: 6,
      },
    ]);
  });
});

describe("the examples that a run selects", () => {
  it("are counted before it begins", async () => {
    assert.equal((await plannedExamples(project, undefined)).length, 14);
    assert.equal((await plannedExamples(project, "@CMP-001 or @ESP-003")).length, 7);
    assert.deepEqual(await plannedExamples(project, "@nothing"), []);
  });

  it("cannot be selected by what is no tag expression: the message gives an example", async () => {
    await assert.rejects(plannedExamples(project, "@CMP-001 and"), {
      name: "UsageError",
      message: /^--tags @CMP-001 and: .*; write for example --tags '@must and not @CMP-009'$/,
    });
  });
});
