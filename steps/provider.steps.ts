import { Given } from "@cucumber/cucumber";
import { configure } from "./configured-endpoint.ts";
import type { ExampleEndpoint, ExampleState } from "./example-state.ts";

/** Tells the provider to misbehave towards an endpoint. */
async function misbehave(
  state: ExampleState,
  endpoint: ExampleEndpoint,
  kind: string,
  settings: object = {},
): Promise<void> {
  const { drivers } = state.open;
  endpoint.deliberate.add("configuration-data-provider");
  await drivers.faults.place(drivers.provider.rest, kind, endpoint.endpointId, settings);
}

Given("its configuration is replaced by {json}", async function (this: ExampleState, json: string) {
  await configure(this, this.endpoint, json);
});

Given(
  "the endpoint has the configuration {json} under another appversion",
  async function (this: ExampleState, json: string) {
    await this.open.drivers.provider.setConfiguration(
      this.endpoint.endpointId,
      `other-${this.open.ids.next().slice(0, 8)}`,
      json,
    );
  },
);

Given(
  "it has the configuration {json} under the appversion that it will have",
  async function (this: ExampleState, json: string) {
    const { endpointId, nextAppVersionName } = this.endpoint;
    const configId = await this.open.drivers.provider.setConfiguration(endpointId, nextAppVersionName, json);
    this.endpoint.configuration = { configId, json };
  },
);

Given(
  "the appversion that it will have has the default configuration {json}",
  async function (this: ExampleState, json: string) {
    const configId = await this.open.drivers.provider.setDefault(this.endpoint.nextAppVersionName, json);
    this.endpoint.configuration = { configId, json };
  },
);

Given("its configuration named {word} is {json}", async function (this: ExampleState, name: string, json: string) {
  const { endpointId, appVersionName, named } = this.endpoint;
  const configId = await this.open.drivers.provider.setConfiguration(endpointId, appVersionName, json, name);
  named.set(name, { configId, json });
});

Given("the provider says {string} by status {int}", async function (this: ExampleState, what: string, status: number) {
  if (what === "unchanged") {
    await misbehave(this, this.endpoint, "unchanged-form", { form: "notModified" });
  } else {
    await misbehave(this, this.endpoint, "absent-form", { form: status === 404 ? "notFound" : "noContent" });
  }
});

Given("the provider fails with status {int}", async function (this: ExampleState, statusCode: number) {
  await misbehave(this, this.endpoint, "failing", { statusCode, reasonPhrase: "The store cannot be reached" });
});

Given("the provider is silent", async function (this: ExampleState) {
  await misbehave(this, this.endpoint, "silent");
});

Given("the provider answers too late", async function (this: ExampleState) {
  const { answerMs, providerTimeoutMs } = this.open.timing;
  await misbehave(this, this.endpoint, "delay", { delayMs: providerTimeoutMs + answerMs / 4 });
});

/** Long enough for requests to overlap, and well within what it may take. */
Given("the provider takes its time for both of them", async function (this: ExampleState) {
  const delayMs = Math.ceil(this.open.timing.providerTimeoutMs / 4);
  for (const endpoint of this.endpoints) {
    await misbehave(this, endpoint, "delay", { delayMs });
  }
});

Given("the provider answers twice", async function (this: ExampleState) {
  await misbehave(this, this.endpoint, "answer-twice");
});

Given("the provider answers garbage", async function (this: ExampleState) {
  await misbehave(this, this.endpoint, "garbage");
});

Given("the provider answers with a wrong correlation identifier", async function (this: ExampleState) {
  await misbehave(this, this.endpoint, "wrong-correlation");
});

Given("the provider sends a configuration that is no JSON", async function (this: ExampleState) {
  await misbehave(this, this.endpoint, "not-json");
});
