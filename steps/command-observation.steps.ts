import { Given, Then } from "@cucumber/cucumber";
import { Inconclusive, NoAnswer, Violation } from "../conformance/verdicts/index.ts";
import { commandPath } from "../protocol/cep/index.ts";
import type { DeviceRequest } from "../world/index.ts";
import { awaitCanaryCommand, observeCommands } from "./commanded-endpoint.ts";
import type { ExampleCommand, ExampleState } from "./example-state.ts";
import { awaitSent, isPayload, type SentUnasked, sentUnasked, timesSent } from "./got-commands.ts";

Given("the endpoint observes its {word} commands", async function (this: ExampleState, commandType: string) {
  await observeCommands(this, this.endpoint, commandType, { observe: true });
});

Given("the endpoint does not want to observe its {word} commands", async function (this: ExampleState, type: string) {
  await observeCommands(this, this.endpoint, type, { observe: false });
});

Given(
  "the endpoint observes its {word} commands over {transport}",
  async function (this: ExampleState, commandType: string, via: DeviceRequest["via"]) {
    await observeCommands(this, this.endpoint, commandType, { observe: true, via });
  },
);

Given(
  "the endpoint does not want to observe its {word} commands over {transport}",
  async function (this: ExampleState, commandType: string, via: DeviceRequest["via"]) {
    await observeCommands(this, this.endpoint, commandType, { observe: false, via });
  },
);

Given(
  "the other endpoint does not want to observe its {word} commands",
  async function (this: ExampleState, commandType: string) {
    await observeCommands(this, this.latestEndpoint, commandType, { observe: false });
  },
);

/** The message by which the command came unasked; awaited at most as long as an answer may take. */
async function sent(state: ExampleState, command: ExampleCommand): Promise<SentUnasked> {
  const message = await awaitSent(command, state.answerBoundMs);
  if (message === undefined) {
    throw new NoAnswer(`The endpoint was not sent the command within ${state.answerBoundMs} ms`);
  }
  return message;
}

/** The same where it is another rule's business whether the command comes at all (CEP-006, CEX-001). */
async function sentIfAny(state: ExampleState): Promise<SentUnasked> {
  const message = await awaitSent(state.command, state.answerBoundMs);
  if (message === undefined) {
    throw new Inconclusive("the endpoint was not sent the command, so nothing shows how it would have come");
  }
  return message;
}

Given("the command has been sent to the endpoint", async function (this: ExampleState) {
  await sentIfAny(this);
});

Then("the command is sent to it without a request", async function (this: ExampleState) {
  await sent(this, this.command);
});

Then("each of the commands is sent to it without a request", async function (this: ExampleState) {
  for (const command of this.commands) {
    await sent(this, command);
  }
});

Then("the command is sent to it with the payload {json}", async function (this: ExampleState, json: string) {
  const { commands } = await sentIfAny(this);
  if (!commands.some(({ payload }) => isPayload(payload, json))) {
    throw new Violation(`The endpoint was sent ${JSON.stringify(commands)} instead of ${json}`);
  }
});

Then("the command is not sent to it without a request", async function (this: ExampleState) {
  await awaitCanaryCommand(this, this.endpoint);
  if (timesSent(this.command) > 0) {
    throw new Violation("The endpoint was sent the command without having asked for it");
  }
});

Then("the first command is not sent to it again", async function (this: ExampleState) {
  const [first = this.command] = this.commands;
  await awaitCanaryCommand(this, this.endpoint);
  if (timesSent(first) > 1) {
    throw new Violation(`The endpoint was sent the command ${timesSent(first)} times, and asked for it never`);
  }
});

Then("nothing is sent to it without a request", async function (this: ExampleState) {
  await awaitCanaryCommand(this, this.endpoint);
  const [message] = sentUnasked(this.endpoint);
  if (message !== undefined) {
    throw new Violation(`The endpoint was sent ${Buffer.from(message.payload).toString("utf8")} on ${message.topic}`);
  }
});

Then(
  "the command is sent to it as a response of its {word} commands",
  async function (this: ExampleState, type: string) {
    const { topic } = await sentIfAny(this);
    const { appVersionName, endpointToken } = this.endpoint;
    const resource = `kp1/${appVersionName}/${this.open.instances.cex}/${endpointToken}${commandPath(type)}`;
    if (!topic.startsWith(`${resource}/`) || !topic.endsWith("/status")) {
      throw new Violation(`The command came on ${topic}, which is no response topic of ${resource}`);
    }
  },
);

Then("the command is sent to it under no request at all", async function (this: ExampleState) {
  const { topic } = await sentIfAny(this);
  if (/\/\d+\/[a-z]+$/.test(topic)) {
    throw new Violation(`The command came on ${topic}, under the identifier of a request`);
  }
});

/** By which request it observes, the endpoint said in its last one. */
Then("the command is sent to it under no request but that by which it observes", async function (this: ExampleState) {
  const { topic } = await sentIfAny(this);
  const level = topic.split("/").at(-2) ?? "";
  if (/^\d+$/.test(level) && Number(level) !== this.endpoint.request?.requestId) {
    throw new Violation(`The command came on ${topic}, under the identifier of no request to observe`);
  }
});
