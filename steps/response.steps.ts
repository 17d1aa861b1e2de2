import { isDeepStrictEqual } from "node:util";
import { Then } from "@cucumber/cucumber";
import { NoAnswer, Violation } from "../conformance/verdicts/index.ts";
import { type ConfigurationResponse, parseConfigurationResponse } from "../protocol/cmp/index.ts";
import { parseErrorResponse } from "../protocol/kp/index.ts";
import type { DeviceResponse } from "../world/index.ts";
import type { ExampleEndpoint, ExampleState } from "./example-state.ts";

/** The response to what the endpoint sent last; awaited at most as long as an answer may take. */
async function response(state: ExampleState, endpoint: ExampleEndpoint): Promise<DeviceResponse> {
  endpoint.response ??= await endpoint.device.response(state.answerBoundMs);
  if (endpoint.response === undefined) {
    throw new NoAnswer(`The endpoint got no response within ${state.answerBoundMs} ms`);
  }
  return endpoint.response;
}

function text({ payload }: DeviceResponse): string {
  return Buffer.from(payload).toString("utf8");
}

/** The configuration response; an error or a body of another form breaks the rule. */
async function configuration(state: ExampleState, endpoint: ExampleEndpoint): Promise<ConfigurationResponse> {
  const got = await response(state, endpoint);
  if (got.kind === "error") {
    throw new Violation(`The endpoint got an error instead of a configuration: ${text(got)}`);
  }
  // What else the body may hold is another rule's business (CMP-005).
  const parsed = parseConfigurationResponse(got.payload, "deployed");
  if (!parsed.ok) {
    throw new Violation(`The response is no configuration response: ${parsed.problem}: ${text(got)}`);
  }
  return parsed.value;
}

async function expectOwnConfiguration(state: ExampleState, endpoint: ExampleEndpoint): Promise<void> {
  await expectConfiguration(state, endpoint, endpoint.configuration);
}

async function expectConfiguration(
  state: ExampleState,
  endpoint: ExampleEndpoint,
  held: ExampleEndpoint["configuration"],
): Promise<void> {
  const { configId, config } = await configuration(state, endpoint);
  const wanted: unknown = JSON.parse(held?.json ?? "null");
  if (!isDeepStrictEqual(config, wanted)) {
    throw new Violation(
      `The endpoint got the configuration ${JSON.stringify(config)} instead of ${JSON.stringify(wanted)}`,
    );
  }
  if (configId !== held?.configId) {
    throw new Violation(`The endpoint got the identifier ${configId} instead of ${held?.configId}`);
  }
}

Then("it receives this configuration with its identifier", async function (this: ExampleState) {
  await expectOwnConfiguration(this, this.endpoint);
});

Then("each of them receives its own configuration", async function (this: ExampleState) {
  for (const endpoint of this.endpoints) {
    await expectOwnConfiguration(this, endpoint);
  }
});

Then("it receives its configuration named {word}", async function (this: ExampleState, name: string) {
  await expectConfiguration(this, this.endpoint, this.endpoint.named.get(name));
});

Then("it receives an empty response", async function (this: ExampleState) {
  const got = await response(this, this.endpoint);
  if (got.kind === "error" || got.payload.length > 0) {
    throw new Violation(`The endpoint got ${text(got)} instead of an empty success`);
  }
});

Then("it learns that nothing has changed", async function (this: ExampleState) {
  const { configId, config } = await configuration(this, this.endpoint);
  if (configId !== undefined || config !== undefined) {
    throw new Violation(
      `The endpoint got ${JSON.stringify({ configId, config })}; nothing has changed, so neither belongs there`,
    );
  }
});

Then("it learns that it has no configuration", async function (this: ExampleState) {
  const { configId, config } = await configuration(this, this.endpoint);
  if (configId !== "" || config !== null) {
    throw new Violation(
      `The endpoint got ${JSON.stringify({ configId, config })} instead of null and the empty identifier`,
    );
  }
});

/** The status code of the error that the endpoint got. */
async function errorStatus(state: ExampleState): Promise<number> {
  const got = await response(state, state.endpoint);
  const error = got.kind === "error" ? parseErrorResponse(got.payload) : undefined;
  if (error?.ok !== true) {
    throw new Violation(`The endpoint got ${text(got) || "an empty response"} instead of an error`);
  }
  return error.value.statusCode;
}

async function expectError(state: ExampleState, minimum: number, maximum: number): Promise<void> {
  const status = await errorStatus(state);
  if (status < minimum || status > maximum) {
    throw new Violation(`The error has the status ${status}, which is not from ${minimum} to ${maximum}`);
  }
}

Then("it receives a client error", async function (this: ExampleState) {
  await expectError(this, 400, 499);
});

Then("it receives a server error", async function (this: ExampleState) {
  await expectError(this, 500, 599);
});

/** Whatever it says: for requests of which documents say neither that they are right nor that they are wrong. */
Then("it receives an answer", async function (this: ExampleState) {
  await response(this, this.endpoint);
});

Then("it receives an error", async function (this: ExampleState) {
  await expectError(this, 400, 599);
});

Then(
  "the response comes on the topic of the request, followed by {string}",
  async function (this: ExampleState, suffix: string) {
    const got = await response(this, this.endpoint);
    const wanted = `${this.endpoint.device.requestTopic}${suffix}`;
    if (got.path !== wanted) {
      throw new Violation(`The response came on ${got.path} instead of ${wanted}`);
    }
  },
);

Then("the response has quality of service {int}", async function (this: ExampleState, quality: number) {
  const got = await response(this, this.endpoint);
  if (got.qualityOfService !== quality) {
    throw new Violation(`The response has quality of service ${got.qualityOfService}`);
  }
});
