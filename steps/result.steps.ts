import { Given, Then, When } from "@cucumber/cucumber";
import { Violation } from "../conformance/verdicts/index.ts";
import { type ExecutionResult, encodeResults, resultPath } from "../protocol/cep/index.ts";
import { parseErrorResponse } from "../protocol/kp/index.ts";
import type { DeviceRequest } from "../world/index.ts";
import { awaitedResponse } from "./awaited-response.ts";
import { nextRequestId, send } from "./endpoint-traffic.ts";
import type { ExampleCommand, ExampleEndpoint, ExampleState } from "./example-state.ts";
import { gotId } from "./got-commands.ts";

/** How a report differs from one of the endpoint itself, over MQTT, that is to be answered. */
interface Way {
  readonly via?: DeviceRequest["via"];
  readonly isAnswered?: boolean;
}

/** Whether it is answered, and how, is for others to judge; but by then it has been heard. */
async function reportPayload(
  state: ExampleState,
  endpoint: ExampleEndpoint,
  commandType: string,
  payload: Uint8Array,
  { via = "mqtt", isAnswered = true }: Way = {},
): Promise<void> {
  const identifier = isAnswered ? { requestId: nextRequestId(endpoint) } : {};
  await send(endpoint, { via, resourcePath: resultPath(commandType), payload, ...identifier });
  if (isAnswered) {
    endpoint.response = await endpoint.device.response(state.answerBoundMs);
  }
}

type Outcome = Partial<Pick<ExecutionResult, "statusCode" | "reasonPhrase">> & { readonly json?: string };

function resultOf(commandId: number, { statusCode = 200, reasonPhrase = null, json }: Outcome): ExecutionResult {
  return { commandId, statusCode, reasonPhrase, payload: json === undefined ? null : Buffer.from(json) };
}

/** Reports what became of a command that the endpoint got. */
async function report(state: ExampleState, command: ExampleCommand, outcome: Outcome, way: Way = {}): Promise<void> {
  const { endpoint, commandType } = command;
  const results = [resultOf(await gotId(state, command), outcome)];
  await reportPayload(state, endpoint, commandType, encodeResults(results), way);
}

When("the endpoint executes the command", async function (this: ExampleState) {
  await report(this, this.command, {});
});

When(
  "the endpoint executes the command and reports so over {transport}",
  async function (this: ExampleState, via: DeviceRequest["via"]) {
    await report(this, this.command, {}, { via });
  },
);

When("the endpoint executes the command with the result {json}", async function (this: ExampleState, json: string) {
  await report(this, this.command, { json });
});

When(
  "the endpoint executes the command and reports so without a request identifier",
  async function (this: ExampleState) {
    await report(this, this.command, {}, { isAnswered: false });
  },
);

When("the endpoint reports status {int} for the command", async function (this: ExampleState, statusCode: number) {
  await report(this, this.command, { statusCode });
});

When(
  "the endpoint reports status {int}, the reason {string} and the payload {json} for the command",
  async function (this: ExampleState, statusCode: number, reasonPhrase: string, json: string) {
    await report(this, this.command, { statusCode, reasonPhrase, json });
  },
);

Given("the endpoint has executed the command", async function (this: ExampleState) {
  await report(this, this.command, {});
  await awaitedResponse(this, this.command.endpoint);
});

Given(
  "the endpoint has executed the command with the result {json}",
  async function (this: ExampleState, json: string) {
    await report(this, this.command, { json });
    await awaitedResponse(this, this.command.endpoint);
  },
);

Given(
  "the endpoint has reported status {int} for the command",
  async function (this: ExampleState, statusCode: number) {
    await report(this, this.command, { statusCode });
    await awaitedResponse(this, this.command.endpoint);
  },
);

Given("the endpoint has executed the first command", async function (this: ExampleState) {
  const [first = this.command] = this.commands;
  await report(this, first, {});
  await awaitedResponse(this, first.endpoint);
});

/** All in one message; they are of one type. */
When("the endpoint executes all of the commands and reports so at once", async function (this: ExampleState) {
  const { endpoint, commandType } = this.command;
  const results: ExecutionResult[] = [];
  for (const command of this.commands) {
    results.push(resultOf(await gotId(this, command), {}));
  }
  await reportPayload(this, endpoint, commandType, encodeResults(results));
});

When(
  "the endpoint executes the command and reports one that it does not have as well",
  async function (this: ExampleState) {
    const { endpoint, commandType } = this.command;
    const results = [resultOf(UNKNOWN_ID, {}), resultOf(await gotId(this, this.command), {})];
    await reportPayload(this, endpoint, commandType, encodeResults(results));
  },
);

/** An identifier that CEX would give to no command before a very long time. */
const UNKNOWN_ID = 1_999_999_999;

When("the endpoint reports a {word} command that it does not have", async function (this: ExampleState, type: string) {
  await reportPayload(this, this.endpoint, type, encodeResults([resultOf(UNKNOWN_ID, {})]));
});

When("the endpoint reports the command as one of the type {word}", async function (this: ExampleState, type: string) {
  const results = [resultOf(await gotId(this, this.command), {})];
  await reportPayload(this, this.endpoint, type, encodeResults(results));
});

/** An endpoint reports about a command of another one, whose identifier it may have guessed. */
When("the other endpoint reports the command as its own", async function (this: ExampleState) {
  const results = [resultOf(await gotId(this, this.command), {})];
  await reportPayload(this, this.endpoints[1] ?? this.endpoint, this.command.commandType, encodeResults(results));
});

/** The placeholder for the identifier of the command in a payload that a feature spells. */
const ID = "$id";

When("the endpoint reports for the command {json}", async function (this: ExampleState, json: string) {
  const { endpoint, commandType } = this.command;
  endpoint.deliberate.add("client");
  const payload = json.replaceAll(ID, `${await gotId(this, this.command)}`);
  await reportPayload(this, endpoint, commandType, Buffer.from(payload));
});

When("the endpoint reports the bytes {bytes} for the command", async function (this: ExampleState, bytes: Uint8Array) {
  const { endpoint, commandType } = this.command;
  endpoint.deliberate.add("client");
  await reportPayload(this, endpoint, commandType, bytes);
});

Then("its report is taken", async function (this: ExampleState) {
  const { kind, payload } = await awaitedResponse(this, this.endpoint);
  if (kind === "error") {
    throw new Violation(`The report was answered with the error ${Buffer.from(payload).toString("utf8")}`);
  }
});

Then("the response tells nothing but how the report went", async function (this: ExampleState) {
  const { payload } = await awaitedResponse(this, this.endpoint);
  if (payload.length > 0 && !parseErrorResponse(payload).ok) {
    throw new Violation(`The report was answered with ${Buffer.from(payload).toString("utf8")}`);
  }
});
