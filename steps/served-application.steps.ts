import { isDeepStrictEqual } from "node:util";
import { Given, Then, When } from "@cucumber/cucumber";
import { Violation } from "../conformance/verdicts/index.ts";
import { configurationPath, encodeConfigurationRequest } from "../protocol/cmp/index.ts";
import type { DeviceRequest, DeviceResponse } from "../world/index.ts";
import { isClientError, textOf, wrongInTheEnd } from "./answers-of-replicas.ts";
import { configure } from "./configured-endpoint.ts";
import { nextRequestId, registeredEndpoint } from "./endpoint-traffic.ts";
import type { ExampleState } from "./example-state.ts";
import { newApplication, newAppVersion } from "./new-application.ts";

/** Makes a version of the application that was made last, and an endpoint that has it and a configuration. */
async function endpointOfVersion(state: ExampleState, suffix: string, json: string): Promise<void> {
  const { appVersion: appVersionName } = await newAppVersion(state, suffix);
  await configure(state, await registeredEndpoint(state, { appVersionName }), json);
}

/** Waits until all replicas give right answers to its requests. Resolves with what was wrong if they never do. */
function wrongAnswer(
  state: ExampleState,
  isRight: (response: DeviceResponse) => boolean,
  boundMs: number,
): Promise<string | undefined> {
  const endpoint = state.latestEndpoint;
  const request = (): DeviceRequest => ({
    via: "http",
    resourcePath: configurationPath(),
    payload: encodeConfigurationRequest({}),
    requestId: nextRequestId(endpoint),
  });
  return wrongInTheEnd(state, endpoint, { service: "cmx", boundMs, request }, isRight);
}

function hasItsConfiguration({ latestEndpoint }: ExampleState): (response: DeviceResponse) => boolean {
  const json = latestEndpoint.configuration?.json ?? "null";
  return (response) => response.kind !== "error" && holds(textOf(response), JSON.parse(json));
}

/** Whether the text of a response holds the configuration, with or without an envelope. */
function holds(text: string, configuration: unknown): boolean {
  const value: unknown = JSON.parse(text);
  return (
    isDeepStrictEqual(value, configuration) ||
    (typeof value === "object" && value !== null && "config" in value && isDeepStrictEqual(value.config, configuration))
  );
}

Given(
  "an application that CMX serves, with an endpoint that has the configuration {json}",
  async function (this: ExampleState, json: string) {
    await newApplication(this);
    await endpointOfVersion(this, "v1", json);
    // If it never comes to be served, what the example is about shows that.
    await wrongAnswer(this, hasItsConfiguration(this), this.open.timing.discoveryMs);
  },
);

Given(
  "an endpoint of an appversion that Tekton does not know, with the configuration {json}",
  async function (this: ExampleState, json: string) {
    const appVersionName = `nothing-${this.open.ids.next().slice(0, 8)}`;
    await configure(this, await registeredEndpoint(this, { appVersionName }), json);
  },
);

When(
  "an application comes with an endpoint that has the configuration {json}",
  async function (this: ExampleState, json: string) {
    await newApplication(this);
    await endpointOfVersion(this, "v1", json);
  },
);

When(
  "another appversion comes with an endpoint that has the configuration {json}",
  async function (this: ExampleState, json: string) {
    await endpointOfVersion(this, "v2", json);
  },
);

When("its application is disabled", async function (this: ExampleState) {
  const { tenantId, application } = this.application;
  await this.open.drivers.tekton.setSettings({ tenantId, application }, this.open.instances.cmx, DISABLED);
});

When("its appversion is disabled", async function (this: ExampleState) {
  await this.open.drivers.tekton.setSettings(this.application, this.open.instances.cmx, DISABLED);
});

Given("its appversion was disabled for a while", async function (this: ExampleState) {
  const { drivers, instances, timing } = this.open;
  await drivers.tekton.setSettings(this.application, instances.cmx, DISABLED);
  await wrongAnswer(this, isClientError, timing.propagationMs);
});

When("its appversion is enabled again", async function (this: ExampleState) {
  await this.open.drivers.tekton.removeSettings(this.application, this.open.instances.cmx);
});

Then("its requests come to be answered with its configuration", async function (this: ExampleState) {
  const { propagationMs } = this.open.timing;
  const wrong = await wrongAnswer(this, hasItsConfiguration(this), propagationMs);
  if (wrong !== undefined) {
    const { configuration } = this.latestEndpoint;
    throw new Violation(`${propagationMs} ms later, the endpoint got ${wrong} instead of ${configuration?.json}`);
  }
});

Then("its requests come to be answered with a client error", async function (this: ExampleState) {
  const { propagationMs } = this.open.timing;
  const wrong = await wrongAnswer(this, isClientError, propagationMs);
  if (wrong !== undefined) {
    throw new Violation(`${propagationMs} ms later, the endpoint got ${wrong} instead of a client error`);
  }
});

const DISABLED = JSON.stringify({ enabled: false });
