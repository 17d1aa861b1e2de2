import { Then, When } from "@cucumber/cucumber";
import { NoAnswer, Violation } from "../conformance/verdicts/index.ts";
import { eventually } from "./eventually.ts";
import type { ExampleState } from "./example-state.ts";
import { firstMetricsProblem } from "./prometheus-text.ts";
import { askAll } from "./service-questions.ts";

async function ask(state: ExampleState, path: string): Promise<void> {
  state.serviceAnswers = await askAll(state, { method: "GET", path }, "managementUrl");
}

When("somebody asks every replica for its health", async function (this: ExampleState) {
  await ask(this, "/health");
});

When("somebody asks every replica for its metrics", async function (this: ExampleState) {
  await ask(this, "/metrics");
});

Then("every replica says that it is well", function (this: ExampleState) {
  const wrong = this.serviceAnswers.find(({ status }) => status !== 200);
  if (wrong !== undefined) {
    throw new Violation(`Replica ${wrong.replica} answered ${wrong.status} with ${wrong.text} instead of 200`);
  }
});

Then("every replica shows metrics in the text format of Prometheus", function (this: ExampleState) {
  if (this.serviceAnswers.length === 0) {
    throw new NoAnswer("No replica was asked for its metrics");
  }
  for (const { replica, status, text, contentType } of this.serviceAnswers) {
    const problem = status === 200 ? firstMetricsProblem(text) : `the status is ${status}`;
    if (problem !== undefined || !contentType.startsWith("text/plain")) {
      throw new Violation(`The metrics of replica ${replica} (${contentType}) are not Prometheus text: ${problem}`);
    }
  }
});

Then(
  "every replica comes to say that it is well but that {word} does not answer",
  async function (this: ExampleState, name: string) {
    let seen = "";
    const named = await eventually(this, this.open.timing.propagationMs, async () => {
      await ask(this, "/health");
      const wrong = this.serviceAnswers.find(({ status, text }) => status !== 200 || !namesIt(text, name));
      seen = wrong === undefined ? "" : `${wrong.status}: ${wrong.text}`;
      return wrong === undefined ? true : undefined;
    });
    if (named === undefined) {
      throw new Violation(`A replica says of its health ${JSON.stringify(seen)}, though ${name} does not answer`);
    }
  },
);

function namesIt(text: string, name: string): boolean {
  return text.toLowerCase().includes(name.toLowerCase());
}
