import { isDeepStrictEqual } from "node:util";
import { Given, Then } from "@cucumber/cucumber";
import { Inconclusive, NoAnswer, Violation } from "../conformance/verdicts/index.ts";
import { configurationPath, encodeConfigurationRequest, parseConfigurationResponse } from "../protocol/cmp/index.ts";
import { configure } from "./configured-endpoint.ts";
import { nextRequestId, registeredEndpoint, send } from "./endpoint-traffic.ts";
import type { ExampleEndpoint, ExampleState } from "./example-state.ts";

/** Says whether the endpoint observes, and waits until it was heard. */
async function observe(state: ExampleState, endpoint: ExampleEndpoint, wanted: boolean, name?: string): Promise<void> {
  const payload = encodeConfigurationRequest({ observe: wanted });
  await send(endpoint, {
    via: "mqtt",
    resourcePath: configurationPath(name),
    payload,
    requestId: nextRequestId(endpoint),
  });
  if ((await endpoint.device.response(state.answerBoundMs)) === undefined) {
    throw new NoAnswer(`The endpoint got no response within ${state.answerBoundMs} ms to what it said about observing`);
  }
}

/** Whether a pushed payload is the configuration that the endpoint has now. */
function isCurrent(endpoint: ExampleEndpoint, payload: Uint8Array): boolean {
  const response = parseConfigurationResponse(payload, "deployed");
  const wanted: unknown = JSON.parse(endpoint.configuration?.json ?? "null");
  const { configId, config } = response.ok ? response.value : {};
  return configId === endpoint.configuration?.configId && isDeepStrictEqual(config, wanted);
}

function awaitPush(endpoint: ExampleEndpoint, boundMs: number): Promise<Uint8Array | undefined> {
  return endpoint.device.push(configurationPath(), (payload) => isCurrent(endpoint, payload), boundMs);
}

Given("the endpoint observes its configuration", async function (this: ExampleState) {
  await observe(this, this.endpoint, true);
});

Given("the endpoint does not want to observe its configuration", async function (this: ExampleState) {
  await observe(this, this.endpoint, false);
});

Given("another endpoint observes a configuration of its own", async function (this: ExampleState) {
  await observe(this, await registeredEndpoint(this), true);
});

Given("another endpoint does not want to observe a configuration of its own", async function (this: ExampleState) {
  await observe(this, await registeredEndpoint(this), false);
});

Given(
  "the endpoint does not want to observe its configuration named {word}",
  async function (this: ExampleState, name: string) {
    await observe(this, this.endpoint, false, name);
  },
);

Then("this configuration is sent to it without a request", async function (this: ExampleState) {
  const boundMs = this.answerBoundMs;
  if ((await awaitPush(this.endpoint, boundMs)) === undefined) {
    throw new NoAnswer(`The endpoint was not sent its configuration within ${boundMs} ms`);
  }
});

Then("this configuration is sent to it under its new appversion", async function (this: ExampleState) {
  const { endpoint, answerBoundMs } = this;
  const { endpointId, nextAppVersionName } = endpoint;
  const pushed = await this.open.drivers.bus.push(endpointId, nextAppVersionName, answerBoundMs);
  if (pushed === undefined) {
    throw new NoAnswer(`Nothing was sent to the endpoint under ${nextAppVersionName} within ${answerBoundMs} ms`);
  }
  if (!isCurrent(endpoint, Buffer.from(pushed.payload ?? "", "base64"))) {
    throw new Violation("The endpoint was sent another configuration than that of its new appversion");
  }
});

/**
 * Absence is decided here and nowhere else: another endpoint that observes gets a configuration that was set later,
 * and a request of the endpoint itself is answered. Only then does it count that nothing came.
 */
Then("this configuration is not sent to it without a request", async function (this: ExampleState) {
  const canary = await registeredEndpoint(this);
  await observe(this, canary, true);
  await configure(this, canary, '{"canary": true}');
  if ((await awaitPush(canary, this.answerBoundMs)) === undefined) {
    throw new Inconclusive("Another endpoint that observes got nothing either, so silence shows nothing");
  }
  const payload = encodeConfigurationRequest({ configId: "none" });
  await send(this.endpoint, {
    via: "mqtt",
    resourcePath: configurationPath(),
    payload,
    requestId: nextRequestId(this.endpoint),
  });
  if ((await this.endpoint.device.response(this.answerBoundMs)) === undefined) {
    throw new Inconclusive("The endpoint's own request was not answered either, so silence shows nothing");
  }
  if ((await awaitPush(this.endpoint, 0)) !== undefined) {
    throw new Violation("The endpoint was sent a configuration that it had said it does not want unasked");
  }
});
