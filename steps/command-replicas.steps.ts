import { Then, When } from "@cucumber/cucumber";
import { Inconclusive, NoAnswer, Violation } from "../conformance/verdicts/index.ts";
import type { ServiceAnswer } from "../world/index.ts";
import { answered, askCex, beginRequest, invocationRequest, remember } from "./command-rest.ts";
import { awaitCanaryCommand } from "./commanded-endpoint.ts";
import type { ExampleCommand, ExampleState } from "./example-state.ts";
import { execute } from "./executed-command.ts";
import { awaitSent, isPayload, timesSent } from "./got-commands.ts";

/** How long calls wait for results that are to come. */
const AWAIT_SECONDS = 30;

/** The replicas, by their numbers, in turn, so many times each. */
function turns({ open }: ExampleState, times: number): readonly number[] {
  const { replicas } = open.service("cex");
  return Array.from({ length: replicas * times }, (_, index) => (index % replicas) + 1);
}

When(
  "somebody waits at every replica for {int} commands {word}",
  async function (this: ExampleState, times: number, commandType: string) {
    for (const [index, replica] of turns(this, times).entries()) {
      const invocation = { endpoint: this.endpoint, commandType, json: `${index}` };
      const { answer } = await beginRequest(this, invocationRequest(invocation, AWAIT_SECONDS), replica);
      remember(this, invocation, this.open.now(), undefined);
      this.calls.push({ answer, awaitMs: AWAIT_SECONDS * 1000, beganAtMs: this.open.now() });
    }
  },
);

When(
  "somebody invokes at every replica {int} command(s) {word}",
  async function (this: ExampleState, times: number, commandType: string) {
    for (const [index, replica] of turns(this, times).entries()) {
      const invocation = { endpoint: this.endpoint, commandType, json: `${index}` };
      const { status, text, location } = await askCex(this, invocationRequest(invocation, 0), { replica });
      if (status !== 202) {
        throw new Inconclusive(`Replica ${replica} answered a call ${status} with ${text}`);
      }
      remember(this, invocation, this.open.now(), location);
    }
  },
);

When("the endpoint executes each of the commands with a result of its own", async function (this: ExampleState) {
  for (const command of this.commands) {
    await execute(this, command, { json: resultOf(command) });
  }
});

function resultOf({ json }: ExampleCommand): string {
  return JSON.stringify(`done ${json}`);
}

Then("whoever waits for them gets their results", async function (this: ExampleState) {
  if (this.calls.length === 0) {
    throw new NoAnswer("Nobody waits for the result of a command");
  }
  for (const [index, { answer }] of this.calls.entries()) {
    const wanted = resultOf(this.commands[index] ?? this.command);
    const got: ServiceAnswer = await answered(this, answer, `Call ${index + 1}`);
    if (got.status !== 200 || !isPayload(JSON.parse(got.text === "" ? "null" : got.text), wanted)) {
      throw new Violation(`The call at replica ${got.replica} was answered ${got.status} with ${got.text}`);
    }
  }
});

/** Waits for what is to come, and counts then. */
async function expectTimes(state: ExampleState, minimum: number, maximum: number): Promise<void> {
  for (const command of minimum === 0 ? [] : state.commands) {
    if ((await awaitSent(command, state.answerBoundMs)) === undefined) {
      throw new NoAnswer(`The endpoint was not sent the command ${command.json} within ${state.answerBoundMs} ms`);
    }
  }
  await awaitCanaryCommand(state, state.endpoint);
  for (const command of state.commands) {
    const times = timesSent(command);
    if (times > maximum) {
      throw new Violation(`The endpoint was sent the command ${command.json} ${times} times, and asked for it never`);
    }
  }
}

Then("each of the commands is sent to it once", async function (this: ExampleState) {
  await expectTimes(this, 1, 1);
});

Then("none of the commands is sent to it twice", async function (this: ExampleState) {
  await expectTimes(this, 0, 1);
});

Then("none of the commands is sent to it", async function (this: ExampleState) {
  await expectTimes(this, 0, 0);
});
