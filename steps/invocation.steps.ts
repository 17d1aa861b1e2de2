import { Given, When } from "@cucumber/cucumber";
import { Inconclusive, NoAnswer } from "../conformance/verdicts/index.ts";
import { newEndpoint } from "./endpoint-traffic.ts";
import type { ExampleState } from "./example-state.ts";
import { invokeAsService, resultInTheEnd } from "./service-invocations.ts";

When(
  "another service invokes the command {word} with {json}",
  async function (this: ExampleState, commandType: string, json: string) {
    await invokeAsService(this, { commandType, json });
  },
);

When(
  "another service invokes the command {word} without a payload",
  async function (this: ExampleState, commandType: string) {
    await invokeAsService(this, { commandType });
  },
);

When(
  "another service invokes the command {word} number {int} with {json}",
  async function (this: ExampleState, commandType: string, commandId: number, json: string) {
    await invokeAsService(this, { commandType, commandId, json });
  },
);

When(
  "another service invokes for both endpoints the command {word} number {int} with {json}",
  async function (this: ExampleState, commandType: string, commandId: number, json: string) {
    for (const endpoint of this.endpoints.slice(0, 2)) {
      await invokeAsService(this, { endpoint, commandType, commandId, json });
    }
  },
);

When(
  "another service invokes for {int} ms the command {word} with {json}",
  async function (this: ExampleState, timeoutMs: number, commandType: string, json: string) {
    await invokeAsService(this, { commandType, timeoutMs, json });
  },
);

When(
  "another service invoked {int} seconds ago and for {int} ms the command {word} with {json}",
  async function (this: ExampleState, seconds: number, timeoutMs: number, commandType: string, json: string) {
    await invokeAsService(this, { commandType, timeoutMs, ageMs: seconds * 1000, json });
  },
);

When(
  "another service invokes {int} commands {word}",
  async function (this: ExampleState, count: number, commandType: string) {
    for (let index = 1; index <= count; index += 1) {
      await invokeAsService(this, { commandType, json: `${index}` });
    }
  },
);

When(
  "another service that takes results on {string} invokes the command {word} with {json}",
  async function (this: ExampleState, replyTo: string, commandType: string, json: string) {
    await invokeAsService(this, { commandType, json, replyTo });
  },
);

When(
  "another service that takes no results invokes the command {word} with {json}",
  async function (this: ExampleState, commandType: string, json: string) {
    await invokeAsService(this, { commandType, json, replyTo: "none" });
  },
);

When(
  "another service that takes no results invokes for {int} ms the command {word} with {json}",
  async function (this: ExampleState, timeoutMs: number, commandType: string, json: string) {
    await invokeAsService(this, { commandType, timeoutMs, json, replyTo: "none" });
  },
);

/** Whether it is answered is for the steps about results to tell. */
async function again(state: ExampleState, json: string): Promise<void> {
  const { endpoint, commandType, commandId } = state.command;
  if (commandId === undefined) {
    throw new NoAnswer("Nobody told the identifier of the command, so that no other can have the same");
  }
  await invokeAsService(state, { endpoint, commandType, commandId, json });
}

When(
  "another service invokes a command of the same identifier with {json}",
  async function (this: ExampleState, json: string) {
    await again(this, json);
  },
);

/** The command that the example is about stays the first one. */
Given("another service tries to invoke it once more with {json}", async function (this: ExampleState, json: string) {
  await again(this, json);
  this.commands.pop();
});

/** A service that knows the identifiers of REST counts on. */
When(
  "another service invokes the command {word} under the next identifier with {json}",
  async function (this: ExampleState, commandType: string, json: string) {
    const { commandId } = this.command;
    if (commandId === undefined) {
      throw new Inconclusive("nobody told the identifier of the command before, so the next one cannot be taken");
    }
    await invokeAsService(this, { commandType, commandId: commandId + 1, json });
  },
);

When(
  "another service sends the bytes {bytes} as the payload of the command {word}",
  async function (this: ExampleState, bytes: Uint8Array, commandType: string) {
    await invokeAsService(this, { commandType, bytes, json: '"no JSON"' });
  },
);

When("another service invokes a command of the type {string}", async function (this: ExampleState, type: string) {
  await invokeAsService(this, { commandType: type, json: '{"for": "nobody"}' });
});

When(
  "another service invokes the command {word} of an endpoint that there is not",
  async function (this: ExampleState, commandType: string) {
    const { appVersionName } = this.endpoint;
    const endpoint = newEndpoint(this, { appVersionName, extensionInstanceName: this.open.instances.cex });
    await invokeAsService(this, { endpoint, commandType, json: '{"for": "nobody"}' });
  },
);

Given(
  "the bytes {bytes} come to CEX in the place of an invocation",
  async function (this: ExampleState, bytes: Uint8Array) {
    this.endpoint.deliberate.add("command-caller");
    await this.open.drivers.commandCaller.sendBytes(bytes);
  },
);

Given("the service has been told of an error", async function (this: ExampleState) {
  await resultInTheEnd(this, this.command, ({ statusCode }) => statusCode < 200 || statusCode > 299);
});
