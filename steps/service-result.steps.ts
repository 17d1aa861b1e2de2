import { Then } from "@cucumber/cucumber";
import { Inconclusive, NoAnswer, Violation } from "../conformance/verdicts/index.ts";
import { type CommandInvocationResult, commandInvocationResultCodec } from "../protocol/cip/index.ts";
import type { CommandResult } from "../world/index.ts";
import { jsonOf } from "./command-descriptions.ts";
import { eventually } from "./eventually.ts";
import type { ExampleCommand, ExampleState } from "./example-state.ts";
import { execute } from "./executed-command.ts";
import { isPayload } from "./got-commands.ts";
import { invokeAsService, lastInvocation, resultInTheEnd, resultsOf } from "./service-invocations.ts";

function isError({ statusCode }: CommandResult): boolean {
  return statusCode < 200 || statusCode > 299;
}

function hasPayload({ payload }: CommandResult, json: string): boolean {
  const value = payload === null ? undefined : jsonOf(payload);
  return value !== undefined && isPayload(value, json);
}

async function expectResult(
  state: ExampleState,
  wanted: string,
  isAsWanted: (result: CommandResult) => boolean,
  command = state.command,
): Promise<void> {
  const result = await resultInTheEnd(state, command, isAsWanted);
  if (!isAsWanted(result)) {
    throw new Violation(`The service was told ${JSON.stringify(result)} instead of ${wanted}`);
  }
}

Then("the service is told status {int}", async function (this: ExampleState, wanted: number) {
  await expectResult(this, `status ${wanted}`, ({ statusCode }) => statusCode === wanted);
});

Then("the service is told status {int} of each of the commands", async function (this: ExampleState, wanted: number) {
  for (const command of this.commands) {
    await expectResult(this, `status ${wanted}`, ({ statusCode }) => statusCode === wanted, command);
  }
});

Then(
  "the service is told status {int} and the payload {json}",
  async function (this: ExampleState, wanted: number, json: string) {
    const isRight = (result: CommandResult) => result.statusCode === wanted && hasPayload(result, json);
    await expectResult(this, `status ${wanted} and ${json}`, isRight);
  },
);

Then(
  "the service is told status {int}, the reason {string} and the payload {json}",
  async function (this: ExampleState, status: number, reason: string, json: string) {
    const isRight = (result: CommandResult) =>
      result.statusCode === status && result.reasonPhrase === reason && hasPayload(result, json);
    await expectResult(this, `status ${status}, ${reason} and ${json}`, isRight);
  },
);

Then(
  "the service is told status {int} and the reason {string}",
  async function (this: ExampleState, status: number, reason: string) {
    const isRight = (result: CommandResult) => result.statusCode === status && result.reasonPhrase === reason;
    await expectResult(this, `status ${status} and ${reason}`, isRight);
  },
);

Then(
  "the service is told status {int} and neither a reason nor a payload",
  async function (this: ExampleState, status: number) {
    const isRight = ({ statusCode, reasonPhrase, payload }: CommandResult) =>
      statusCode === status && reasonPhrase === null && payload === null;
    await expectResult(this, `status ${status} alone`, isRight);
  },
);

Then("the service is told no reason", async function (this: ExampleState) {
  await expectResult(this, "one without a reason", ({ reasonPhrase }) => reasonPhrase === null);
});

Then("the service is told of an error", async function (this: ExampleState) {
  await expectResult(this, "an error", isError);
});

Then("the service is told status {int} and an empty appversion", async function (this: ExampleState, status: number) {
  const isRight = ({ statusCode, appVersionName }: CommandResult) => statusCode === status && appVersionName === "";
  await expectResult(this, `status ${status} and an empty appversion`, isRight);
});

Then("the result names the appversion of the endpoint", async function (this: ExampleState) {
  const wanted = this.command.endpoint.appVersionName;
  await expectResult(this, `one of ${wanted}`, ({ appVersionName }) => appVersionName === wanted);
});

/** Told apart by the correlation identifier or, where that is another one, by what it ought to name. */
Then("the result names the endpoint, the type and the identifier of the command", async function (this: ExampleState) {
  const { correlationId, command } = lastInvocation(this);
  const { endpoint, commandType, commandId } = command;
  const result = await eventually(this, this.answerBoundMs, async () => {
    const [correlated] = await this.open.drivers.commandCaller.resultsOf(correlationId);
    return correlated ?? (await resultsOf(this, command)).at(0);
  });
  if (result === undefined) {
    throw new NoAnswer(`The service was told nothing of its invocation within ${this.answerBoundMs} ms`);
  }
  const named = [result.endpointId, result.commandType, result.commandId];
  const wanted = [endpoint.endpointId, commandType, commandId];
  if (named.join("/") !== wanted.join("/")) {
    throw new Violation(`The result names ${named.join(", ")} instead of ${wanted.join(", ")}`);
  }
});

async function expectCorrelated(state: ExampleState, { command, correlationId }: ExampleState["invocations"][number]) {
  await expectResult(
    state,
    `one with the correlation identifier ${correlationId}`,
    (result) => result.correlationId === correlationId,
    command,
  );
}

Then("the result carries the correlation identifier of the invocation", async function (this: ExampleState) {
  await expectCorrelated(this, lastInvocation(this));
});

Then("each result carries the correlation identifier of its invocation", async function (this: ExampleState) {
  lastInvocation(this);
  for (const invocation of this.invocations) {
    await expectCorrelated(this, invocation);
  }
});

/** What was sent on a subject of the command, read as strictly as the codec does. */
async function messageOn(state: ExampleState, subject: string): Promise<CommandInvocationResult> {
  const { command } = lastInvocation(state);
  const decoded = await eventually(state, state.answerBoundMs, async () =>
    (await state.open.drivers.bus.payloadsOn(subject))
      .map((payload) => commandInvocationResultCodec.decode(payload))
      .find((result) => !result.ok || isOf(result.value, command)),
  );
  if (decoded === undefined) {
    throw new NoAnswer(`Nothing of the command was seen on ${subject} within ${state.answerBoundMs} ms`);
  }
  if (!decoded.ok) {
    throw new Violation(`What came on ${subject} is no CommandInvocationResult: ${decoded.problem}`);
  }
  return decoded.value;
}

function isOf({ endpointId, commandId }: CommandInvocationResult, { endpoint, commandId: wanted }: ExampleCommand) {
  return endpointId === endpoint.endpointId && commandId === wanted;
}

Then("the result comes on {string}", async function (this: ExampleState, subject: string) {
  await messageOn(this, subject);
});

Then("the message that brings the result is this record and nothing else", async function (this: ExampleState) {
  await messageOn(this, lastInvocation(this).replyTo ?? "");
});

/** Absence of further results is decided by this alone: another command is invoked, executed and told. */
async function awaitCanaryResult(state: ExampleState): Promise<void> {
  const { endpoint } = state.command;
  await invokeAsService(state, { endpoint, commandType: "canary", json: '{"canary": true}' });
  const canary = state.command;
  state.commands.pop();
  state.invocations.pop();
  await execute(state, canary);
  const isTold = await eventually(state, state.answerBoundMs, async () => (await resultsOf(state, canary)).at(0));
  if (isTold === undefined) {
    throw new Inconclusive("The service was not told of another command either, so silence shows nothing");
  }
}

async function expectOnce(state: ExampleState): Promise<void> {
  await awaitCanaryResult(state);
  const results = await resultsOf(state, state.command);
  if (results.length !== 1) {
    throw new Violation(`The service was told ${results.length} times: ${JSON.stringify(results)}`);
  }
}

Then("the service is told status {int} and that once", async function (this: ExampleState, wanted: number) {
  await expectResult(this, `status ${wanted}`, ({ statusCode }) => statusCode === wanted);
  await expectOnce(this);
});

Then("the service is told of an error and that once", async function (this: ExampleState) {
  await expectResult(this, "an error", isError);
  await expectOnce(this);
});

Then("no service is told of it", async function (this: ExampleState) {
  await awaitCanaryResult(this);
  const results = await resultsOf(this, this.command);
  if (results.length > 0) {
    throw new Violation(`A service was told ${JSON.stringify(results)}, and nobody asked for it`);
  }
});
