import { Given, Then, When } from "@cucumber/cucumber";
import { NoAnswer, Violation } from "../conformance/verdicts/index.ts";
import type { ServiceAnswer } from "../world/index.ts";
import { jsonOf, memberOf } from "./command-descriptions.ts";
import { askOneReplica, askReplicas, placeOf } from "./command-questions.ts";
import { askCex, commandsPath } from "./command-rest.ts";
import type { ExampleCommand, ExampleState } from "./example-state.ts";
import { isPayload } from "./got-commands.ts";

When("{caller} fetch(es) the result of the command", async function (this: ExampleState, caller: string) {
  await askReplicas(this, caller, { method: "GET", path: placeOf(this, this.command) });
});

When("{caller} delete(s) the command", async function (this: ExampleState, caller: string) {
  await askOneReplica(this, caller, { method: "DELETE", path: placeOf(this, this.command) });
});

Given("somebody deletes the command at the last replica", async function (this: ExampleState) {
  const request = { method: "DELETE", path: placeOf(this, this.command) };
  this.serviceAnswers = [await askCex(this, request, { replica: this.open.service("cex").replicas })];
});

When(
  /^somebody (fetches|deletes) the (\w+) command (\w+) of the endpoint$/,
  async function (this: ExampleState, does: string, commandType: string, commandId: string) {
    const path = `${commandsPath(this.endpoint, commandType)}/${commandId}`;
    if (does === "deletes") {
      await askOneReplica(this, "somebody", { method: "DELETE", path });
    } else {
      await askReplicas(this, "somebody", { method: "GET", path });
    }
  },
);

When("{caller} ask(s) for the last {word} command", async function (this: ExampleState, caller: string, type: string) {
  await askReplicas(this, caller, { method: "GET", path: `${commandsPath(this.endpoint, type)}/last` });
});

/** Asserts something of every answer. */
function expectOfEach(state: ExampleState, wanted: string, isRight: (answer: ServiceAnswer) => boolean): void {
  if (state.serviceAnswers.length === 0) {
    throw new NoAnswer("Nobody was asked anything over HTTP");
  }
  const wrong = state.serviceAnswers.find((answer) => !isRight(answer));
  if (wrong !== undefined) {
    const { replica, status, text } = wrong;
    throw new Violation(`Replica ${replica} answered ${status} with ${text || "nothing"} instead of ${wanted}`);
  }
}

Then("it is answered with {int}", function (this: ExampleState, wanted: number) {
  expectOfEach(this, `${wanted}`, ({ status }) => status === wanted);
});

Then("it is answered with {int} or {int}", function (this: ExampleState, one: number, other: number) {
  expectOfEach(this, `${one} or ${other}`, ({ status }) => status === one || status === other);
});

Then("it is answered with {int} and nothing", function (this: ExampleState, wanted: number) {
  expectOfEach(this, `${wanted} with nothing`, ({ status, text }) => status === wanted && text === "");
});

Then("the answer of every replica says that the command is pending", function (this: ExampleState) {
  expectOfEach(
    this,
    "202, 204 or a description of something pending",
    ({ status, text }) =>
      status === 202 || status === 204 || (status === 200 && memberOf(jsonOf(text), "status") === "PENDING"),
  );
});

/** An error, or a description that says so. */
Then("the answer of every replica tells of no result", function (this: ExampleState) {
  expectOfEach(
    this,
    "an error or a description of something that has expired",
    ({ status, text }) => status >= 400 || (status === 200 && memberOf(jsonOf(text), "status") === "EXPIRED"),
  );
});

Then(
  "the answer tells the payload {json}, with 200 or with {int}",
  function (this: ExampleState, json: string, mirrored: number) {
    expectOfEach(
      this,
      `${json}, with 200 or ${mirrored}`,
      ({ status, text }) => [200, mirrored].includes(status) && isPayload(jsonOf(text), json),
    );
  },
);

function expectDescribed(state: ExampleState, { commandType, commandId, json }: ExampleCommand): void {
  expectOfEach(state, `the command ${commandId} with ${json}`, ({ status, text }) => {
    const description = jsonOf(text);
    return (
      status === 200 &&
      memberOf(description, "commandType") === commandType &&
      String(memberOf(description, "commandId")) === String(commandId) &&
      isPayload(memberOf(description, "requestPayload"), json)
    );
  });
}

Then("every answer describes the command", function (this: ExampleState) {
  expectDescribed(this, this.command);
});

Then("every answer describes the first command", function (this: ExampleState) {
  expectDescribed(this, this.commands[0] ?? this.command);
});
