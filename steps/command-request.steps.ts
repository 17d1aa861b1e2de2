import { isDeepStrictEqual } from "node:util";
import { Given, Then, When } from "@cucumber/cucumber";
import { Inconclusive, Violation } from "../conformance/verdicts/index.ts";
import { commandPath, parseCommandResponse } from "../protocol/cep/index.ts";
import type { DeviceRequest } from "../world/index.ts";
import { awaitedResponse } from "./awaited-response.ts";
import { commandRequest, connect, endpointOfCex } from "./commanded-endpoint.ts";
import { nextRequestId, send } from "./endpoint-traffic.ts";
import { eventually } from "./eventually.ts";
import type { ExampleEndpoint, ExampleState, GotCommand } from "./example-state.ts";
import { commandsIn, isCommand, takeResponse } from "./got-commands.ts";

Given("an/another endpoint that takes commands", async function (this: ExampleState) {
  await connect(this, await endpointOfCex(this));
});

Given("an/another endpoint that is offline", async function (this: ExampleState) {
  await endpointOfCex(this);
});

Given("the endpoint connects anew", async function (this: ExampleState) {
  await this.endpoint.device.close();
  this.endpoint.requestIdsBefore = this.endpoint.requestIds;
  await connect(this, this.endpoint);
});

When("the endpoint connects", async function (this: ExampleState) {
  await connect(this, this.endpoint);
});

When(
  "the endpoint asks for its {word} commands over {transport}",
  async function (this: ExampleState, commandType: string, via: DeviceRequest["via"]) {
    await send(this.endpoint, commandRequest(this.endpoint, commandType, { via }));
  },
);

When(
  "the endpoint asks for its {word} commands over {transport} and says that it observes them",
  async function (this: ExampleState, commandType: string, via: DeviceRequest["via"]) {
    await send(this.endpoint, commandRequest(this.endpoint, commandType, { via, observe: true }));
  },
);

When(
  "the endpoint asks for its {word} commands over {transport} and says that it does not observe them",
  async function (this: ExampleState, commandType: string, via: DeviceRequest["via"]) {
    await send(this.endpoint, commandRequest(this.endpoint, commandType, { via, observe: false }));
  },
);

When("the endpoint asks for its commands of all types", async function (this: ExampleState) {
  await send(this.endpoint, commandRequest(this.endpoint, undefined));
});

async function sendPayload(state: ExampleState, commandType: string, payload: Uint8Array): Promise<void> {
  const { endpoint } = state;
  endpoint.deliberate.add("client");
  const requestId = nextRequestId(endpoint);
  await send(endpoint, { via: "mqtt", resourcePath: commandPath(commandType), payload, requestId });
}

When(
  "the endpoint asks for its {word} commands with the payload {json}",
  async function (this: ExampleState, commandType: string, json: string) {
    await sendPayload(this, commandType, Buffer.from(json));
  },
);

When(
  "the endpoint asks for its {word} commands with an empty payload",
  async function (this: ExampleState, commandType: string) {
    await sendPayload(this, commandType, new Uint8Array());
  },
);

When(
  "the endpoint asks for its {word} commands with the bytes {bytes}",
  async function (this: ExampleState, commandType: string, bytes: Uint8Array) {
    await sendPayload(this, commandType, bytes);
  },
);

/** The type that the last request was about; of all types, it is empty. */
function requestedType({ request }: ExampleEndpoint): string {
  return request?.resourcePath.split("/")[2] ?? "";
}

/** The commands in the response to the request that the endpoint sent last. */
async function received(state: ExampleState, endpoint = state.endpoint): Promise<readonly GotCommand[]> {
  const { kind, payload } = await awaitedResponse(state, endpoint);
  if (kind === "error") {
    throw new Violation(`The endpoint got an error instead of its commands: ${Buffer.from(payload).toString("utf8")}`);
  }
  return takeResponse(endpoint, payload, requestedType(endpoint));
}

Given(
  "the endpoint has fetched its {word} commands over {transport}",
  async function (this: ExampleState, commandType: string, via: DeviceRequest["via"]) {
    await send(this.endpoint, commandRequest(this.endpoint, commandType, { via }));
    const { kind, payload } = await awaitedResponse(this, this.endpoint);
    if (kind === "error") {
      throw new Inconclusive(`the endpoint got no commands but the error ${Buffer.from(payload).toString("utf8")}`);
    }
    takeResponse(this.endpoint, payload, commandType);
    this.endpoint.response = undefined;
  },
);

/** Devices without a lasting connection ask from time to time. If it never gets one, it has nothing to report. */
Given(
  "the endpoint has polled over HTTP until it got a {word} command",
  async function (this: ExampleState, type: string) {
    await eventually(this, this.answerBoundMs, async () => {
      await send(this.endpoint, commandRequest(this.endpoint, type, { via: "http" }));
      return (await received(this)).length > 0 ? true : undefined;
    });
    this.endpoint.response = undefined;
  },
);

/** In any order: documents say nothing of one. */
function sorted(payloads: readonly unknown[]): readonly string[] {
  return payloads.map((payload) => JSON.stringify(payload ?? null)).toSorted();
}

Then("it receives the commands {json}", async function (this: ExampleState, json: string) {
  const wanted: unknown = JSON.parse(json);
  const commands = await received(this);
  if (!Array.isArray(wanted) || !isDeepStrictEqual(sorted(commands.map(({ payload }) => payload)), sorted(wanted))) {
    throw new Violation(`The endpoint got the commands ${JSON.stringify(commands)} instead of ${json}`);
  }
});

Then("it receives no command", async function (this: ExampleState) {
  const commands = await received(this);
  if (commands.length > 0) {
    throw new Violation(`The endpoint got ${JSON.stringify(commands)} instead of an empty array`);
  }
});

Then("it receives the command", async function (this: ExampleState) {
  const commands = await received(this);
  if (!commands.some((got) => isCommand(got, this.command))) {
    throw new Violation(`The endpoint got ${JSON.stringify(commands)}, and not the command`);
  }
});

Then("it does not receive the command", async function (this: ExampleState) {
  const commands = await received(this);
  if (commands.some((got) => isCommand(got, this.command))) {
    throw new Violation(`The endpoint got ${JSON.stringify(commands)}, and the command with them`);
  }
});

Then("what it receives is an array of commands and nothing else", async function (this: ExampleState) {
  const { payload } = await awaitedResponse(this, this.endpoint);
  const type = requestedType(this.endpoint) === "" ? "allowed" : "refused";
  const parsed = parseCommandResponse(payload, { type });
  if (!parsed.ok) {
    const text = Buffer.from(payload).toString("utf8");
    throw new Violation(`The endpoint got ${text || "nothing"}, which is no command response: ${parsed.problem}`);
  }
});

Then(
  "it receives {int} commands, each with an identifier of its own",
  async function (this: ExampleState, count: number) {
    const ids = new Set((await received(this)).map(({ commandId }) => commandId));
    if (ids.size !== count) {
      throw new Violation(`The endpoint got ${ids.size} different identifiers for ${count} commands`);
    }
  },
);

Then("no two of the commands that it got share an identifier", async function (this: ExampleState) {
  await received(this);
  const { gotCommands } = this.endpoint;
  const shared = gotCommands.find(({ commandType, commandId, payload }) =>
    gotCommands.some(
      (other) =>
        other.commandType === commandType &&
        other.commandId === commandId &&
        !isDeepStrictEqual(other.payload, payload),
    ),
  );
  if (shared !== undefined) {
    throw new Violation(`Two commands of the type ${shared.commandType} have the identifier ${shared.commandId}`);
  }
});

Then("it receives all commands, each with its type", async function (this: ExampleState) {
  const commands = await received(this);
  const missing = this.commands.find((command) => !commands.some((got) => isCommand(got, command)));
  if (missing !== undefined || commands.length !== this.commands.length) {
    throw new Violation(`The endpoint got ${JSON.stringify(commands)}, which are not the commands of all types`);
  }
});

/** Whether it is answered with commands at all is another rule's business (CEP-009). */
Then("no command comes to it without its type", async function (this: ExampleState) {
  const { kind, payload } = await awaitedResponse(this, this.endpoint);
  const commands = kind === "error" ? [] : (commandsIn(payload, "") ?? []);
  if (commands.some(({ commandType }) => commandType === "")) {
    throw new Violation(`The endpoint got commands without their types: ${Buffer.from(payload).toString("utf8")}`);
  }
});

Then("no command comes to it with a type", async function (this: ExampleState) {
  const { payload } = await awaitedResponse(this, this.endpoint);
  if (commandsIn(payload, "")?.some(({ commandType }) => commandType !== "") !== false) {
    throw new Violation(`The endpoint asked for one type and got ${Buffer.from(payload).toString("utf8")}`);
  }
});
