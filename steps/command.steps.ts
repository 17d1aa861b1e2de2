import { Given, Then, When } from "@cucumber/cucumber";
import { Inconclusive, Violation } from "../conformance/verdicts/index.ts";
import { type CommandDescription, describedInTheEnd, jsonOf } from "./command-descriptions.ts";
import { answerToCall, askCex, call, invocationRequest, invoke } from "./command-rest.ts";
import type { ExampleCommand, ExampleEndpoint, ExampleState } from "./example-state.ts";
import { isPayload } from "./got-commands.ts";

/** How long a call waits for a result that is to come. */
const AWAIT_SECONDS = 5;

When(
  "somebody invokes the command {word} with {json}",
  async function (this: ExampleState, commandType: string, json: string) {
    await invoke(this, { endpoint: this.endpoint, commandType, json });
  },
);

When(
  "somebody invokes the command {word} of the other endpoint with {json}",
  async function (this: ExampleState, commandType: string, json: string) {
    await invoke(this, { endpoint: other(this), commandType, json });
  },
);

When(
  "somebody invokes for {int} ms the command {word} with {json}",
  async function (this: ExampleState, ttlMs: number, commandType: string, json: string) {
    await invoke(this, { endpoint: this.endpoint, commandType, json, ttlMs });
  },
);

When(
  "somebody invokes {int} commands {word} with numbers",
  async function (this: ExampleState, count: number, commandType: string) {
    for (let index = 1; index <= count; index += 1) {
      await invoke(this, { endpoint: this.endpoint, commandType, json: `${index}` });
    }
  },
);

When(
  "somebody waits for the command {word} with {json}",
  async function (this: ExampleState, commandType: string, json: string) {
    await call(this, { endpoint: this.endpoint, commandType, json }, AWAIT_SECONDS);
  },
);

/** Whether it is refused is another rule's business; nothing depends on its being accepted. */
When(
  "somebody tries to invoke a command of the type {string}",
  async function (this: ExampleState, commandType: string) {
    const invocation = { endpoint: this.endpoint, commandType, json: '{"for": "nobody"}' };
    this.serviceAnswers = [await askCex(this, invocationRequest(invocation, 0))];
  },
);

/** The first of the example's endpoints beside the one that steps speak of. */
function other({ endpoints }: ExampleState): ExampleEndpoint {
  const second = endpoints[1];
  if (second === undefined) {
    throw new Inconclusive('the example has no other endpoint; begin with "another endpoint …"');
  }
  return second;
}

/** Waits as long as the command may be executed, and for what two clocks may differ by. */
Given("the time for the command is over", async function (this: ExampleState) {
  const { waiter, timing } = this.open;
  const { deadlineMs = 0 } = this.command;
  const leftMs = deadlineMs - this.open.now() + timing.skewMs;
  await waiter.within(Math.max(leftMs, 0), new Promise(() => {}));
});

async function described(
  state: ExampleState,
  command: ExampleCommand,
  isAsWanted: (description: CommandDescription) => boolean,
): Promise<CommandDescription> {
  const seen = await describedInTheEnd(state, command, isAsWanted);
  if (seen === undefined) {
    throw new Violation("The list of the endpoint's commands does not have the command");
  }
  return seen;
}

async function expectStatus(state: ExampleState, command: ExampleCommand, wanted: string): Promise<void> {
  const { status } = await described(state, command, (description) => description.status === wanted);
  if (status !== wanted) {
    throw new Violation(`The command is ${JSON.stringify(status)} instead of ${wanted}`);
  }
}

Then(/^the command is (PENDING|EXECUTED|EXPIRED)$/, async function (this: ExampleState, status: string) {
  await expectStatus(this, this.command, status);
});

Then(/^each of the commands is (PENDING|EXECUTED|EXPIRED)$/, async function (this: ExampleState, status: string) {
  for (const command of this.commands) {
    await expectStatus(this, command, status);
  }
});

Then(
  /^the first command is (PENDING|EXECUTED|EXPIRED) and the second (PENDING|EXECUTED|EXPIRED)$/,
  async function (this: ExampleState, first: string, second: string) {
    const [one = this.command, two = this.command] = this.commands;
    await expectStatus(this, one, first);
    await expectStatus(this, two, second);
  },
);

Then(
  "whoever invoked it learns of status {int}, the reason {string} and the payload {json}",
  async function (this: ExampleState, statusCode: number, reasonPhrase: string, json: string) {
    const isRight = (seen: CommandDescription) =>
      seen.statusCode === statusCode && seen.reasonPhrase === reasonPhrase && isPayload(seen.responsePayload, json);
    const seen = await described(this, this.command, isRight);
    if (!isRight(seen)) {
      throw new Violation(`The result of the command is given as ${JSON.stringify(seen)}`);
    }
  },
);

Then("whoever invoked it learns of status {int}", async function (this: ExampleState, wanted: number) {
  const { statusCode } = await described(this, this.command, (seen) => seen.statusCode === wanted);
  if (statusCode !== wanted) {
    throw new Violation(`The status code of the result is given as ${JSON.stringify(statusCode)} instead of ${wanted}`);
  }
});

/** Whatever was reported in between has been answered; so what stands now stands for good. */
Then("whoever invoked it still learns of status {int}", async function (this: ExampleState, wanted: number) {
  const { statusCode } = await described(this, this.command, () => true);
  if (statusCode !== wanted) {
    throw new Violation(`The status code of the result is given as ${JSON.stringify(statusCode)} instead of ${wanted}`);
  }
});

Then("whoever waits for it gets {json}", async function (this: ExampleState, json: string) {
  const { status, text } = await answerToCall(this);
  if (status !== 200 || !isPayload(jsonOf(text), json)) {
    throw new Violation(`The call was answered ${status} with ${text || "nothing"} instead of 200 with ${json}`);
  }
});
