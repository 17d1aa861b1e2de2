import { isDeepStrictEqual } from "node:util";
import { Given, Then, When } from "@cucumber/cucumber";
import { NoAnswer, Violation } from "../conformance/verdicts/index.ts";
import { parseConfigurationResponse } from "../protocol/cmp/index.ts";
import { clientDataSubject, extensionDataSubject } from "../protocol/esp/index.ts";
import type { RecordedAnswer } from "../world/index.ts";
import { nextRequestId } from "./endpoint-traffic.ts";
import type { ExampleEndpoint, ExampleState } from "./example-state.ts";
import { type PassedOnMessage, passOn } from "./passed-on-message.ts";

/** How a message differs from a plain configuration request without a request identifier. */
interface Question extends PassedOnMessage {
  /** When it expires, in milliseconds from now; never if absent. */
  readonly expiresInMs?: number;
}

/** How old a message that expires is; its timeout counts from then. */
const AGE_MS = 120_000;
const HOUR_MS = 3_600_000;

/** Passes on a message of the endpoint; its answer is awaited by `answer`. */
async function ask(state: ExampleState, { expiresInMs, ...message }: Question): Promise<void> {
  const expiry =
    expiresInMs === undefined ? {} : { timestamp: state.open.now() - AGE_MS, timeout: AGE_MS + expiresInMs };
  state.question = { correlationId: await passOn(state, { ...expiry, ...message }), answer: undefined };
}

/** An error under another correlation identifier: that it has one is another rule's business (ESP-007). */
async function strayError({ open, endpoint }: ExampleState): Promise<RecordedAnswer | undefined> {
  const answers = await open.drivers.bus.answersTo(endpoint.endpointId);
  return answers.findLast(({ statusCode }) => statusCode >= 400);
}

/** The answer to the question that the example put on the bus. */
async function answer(state: ExampleState): Promise<RecordedAnswer> {
  const { question } = state;
  if (question === undefined) {
    throw new TypeError("the example has put no question on the bus");
  }
  const { bus } = state.open.drivers;
  question.answer ??= (await bus.answer(question.correlationId, state.answerBoundMs)) ?? (await strayError(state));
  if (question.answer === undefined) {
    throw new NoAnswer(
      `No answer with the correlation identifier ${question.correlationId} was seen within ${state.answerBoundMs} ms`,
    );
  }
  return question.answer;
}

async function expectSubject(state: ExampleState, wanted: string): Promise<void> {
  const { subject } = await answer(state);
  if (subject !== wanted) {
    throw new Violation(`The answer was sent to ${subject} instead of ${wanted}`);
  }
}

Given("bytes that are no Avro record were sent to CMX", async function (this: ExampleState) {
  const { drivers, instances } = this.open;
  await drivers.bus.publish(clientDataSubject(instances.cmx), Buffer.from("ff00ff00ff", "hex"));
});

When(
  "a communication service passes on its configuration request without a reply subject",
  async function (this: ExampleState) {
    await ask(this, { requestId: 3 });
  },
);

When(
  "a communication service passes on its configuration request with the reply subject {string}",
  async function (this: ExampleState, replyTo: string) {
    await ask(this, { requestId: nextRequestId(this.endpoint), replyTo });
  },
);

When(
  "a communication service passes on its configuration request with the request identifier {int}",
  async function (this: ExampleState, requestId: number) {
    await ask(this, { requestId });
  },
);

When(
  "a communication service passes on its configuration request without a request identifier",
  async function (this: ExampleState) {
    await ask(this, {});
  },
);

When(
  "a communication service passes on its configuration request that expired a minute ago",
  async function (this: ExampleState) {
    await ask(this, { requestId: 3, expiresInMs: -60_000 });
  },
);

When(
  "a communication service passes on its configuration request that expires in a minute",
  async function (this: ExampleState) {
    await ask(this, { requestId: 3, expiresInMs: 60_000 });
  },
);

When(
  "a communication service passes on its configuration request that is an hour old and has no timeout",
  async function (this: ExampleState) {
    await ask(this, { requestId: 3, timestamp: this.open.now() - HOUR_MS });
  },
);

When(
  "a communication service passes on its request for the configuration named {string}",
  async function (this: ExampleState, configName: string) {
    await ask(this, { requestId: 3, configName });
  },
);

When(
  "a communication service passes on its request for the configuration named {string} to the resource {resourcePath}",
  async function (this: ExampleState, configName: string, resourcePath: string) {
    await ask(this, { requestId: 3, configName, resourcePath });
  },
);

When(
  "a communication service passes on the payload {json} without a request identifier",
  async function (this: ExampleState, json: string) {
    await ask(this, { payload: Buffer.from(json) });
  },
);

When("a communication service passes on a configuration request of nobody", async function (this: ExampleState) {
  await ask(this, { requestId: 3, endpointId: null });
});

/** A later message on the same way is answered; by then this one has had its effect, if it has any. */
Given(
  "a communication service passed on the payload {json}, which expired a minute ago",
  async function (this: ExampleState, json: string) {
    await ask(this, { requestId: 3, payload: Buffer.from(json), expiresInMs: -60_000 });
    await ask(this, { requestId: 4 });
    await answer(this);
  },
);

/** A later message on the same way is answered; only then does it count that this one was not. */
Then("no answer is sent", async function (this: ExampleState) {
  const { question } = this;
  await ask(this, { requestId: 4 });
  await answer(this);
  const late = await this.open.drivers.bus.answer(question?.correlationId ?? "", 0);
  if (late !== undefined) {
    throw new Violation(`The message was answered on ${late.subject}`);
  }
});

Then("the answer is sent to {string}", async function (this: ExampleState, subject: string) {
  await expectSubject(this, subject);
});

Then(
  "the answer is sent to the instance-wide subject of the communication service",
  async function (this: ExampleState) {
    await expectSubject(this, extensionDataSubject(this.open.instances.communicationService));
  },
);

Then("the answer has the request identifier {int}", async function (this: ExampleState, requestId: number) {
  const given = (await answer(this)).requestId;
  if (given !== requestId) {
    throw new Violation(`The answer has the request identifier ${given ?? "none"} instead of ${requestId}`);
  }
});

Then("the answer has no request identifier", async function (this: ExampleState) {
  const given = (await answer(this)).requestId;
  if (given !== null) {
    throw new Violation(`The answer has the request identifier ${given}, the message had none`);
  }
});

Then("the answer is a client error", async function (this: ExampleState) {
  const { statusCode } = await answer(this);
  if (statusCode < 400 || statusCode > 499) {
    throw new Violation(`The answer has the status ${statusCode}, which is not from 400 to 499`);
  }
});

async function expectHeld(state: ExampleState, held: ExampleEndpoint["configuration"]): Promise<void> {
  const { statusCode, payload } = await answer(state);
  const body = Buffer.from(payload ?? "", "base64");
  const response = parseConfigurationResponse(body, "deployed");
  const { configId, config } = response.ok ? response.value : {};
  if (configId !== held?.configId || !isDeepStrictEqual(config, JSON.parse(held?.json ?? "null"))) {
    throw new Violation(`The answer is ${statusCode} with ${body.toString("utf8")} instead of ${JSON.stringify(held)}`);
  }
}

Then("the answer holds this configuration with its identifier", async function (this: ExampleState) {
  await expectHeld(this, this.endpoint.configuration);
});

Then("the answer holds its configuration named {word}", async function (this: ExampleState, name: string) {
  await expectHeld(this, this.endpoint.named.get(name));
});
