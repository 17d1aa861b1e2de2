import { Given } from "@cucumber/cucumber";
import { configurationPath, encodeConfigurationRequest } from "../protocol/cmp/index.ts";
import { configure } from "./configured-endpoint.ts";
import { nextRequestId, send } from "./endpoint-traffic.ts";
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
  await configure(this, this.endpoint, json, name);
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
Given("the provider takes its time( for both of them)", async function (this: ExampleState) {
  const delayMs = Math.ceil(this.open.timing.providerTimeoutMs / 4);
  for (const endpoint of this.endpoints) {
    await misbehave(this, endpoint, "delay", { delayMs });
  }
});

Given("the provider does not announce changes", async function (this: ExampleState) {
  await misbehave(this, this.endpoint, "no-update-event");
});

/** Asks while the provider misbehaves, waits for what becomes of it, and lets the provider recover. */
async function askInVain(state: ExampleState, kind: string, settings: object): Promise<void> {
  const { endpoint } = state;
  await misbehave(state, endpoint, kind, settings);
  const payload = encodeConfigurationRequest({});
  await send(endpoint, {
    via: "mqtt",
    resourcePath: configurationPath(),
    payload,
    requestId: nextRequestId(endpoint),
  });
  await endpoint.device.response(state.answerBoundMs);
  await state.open.drivers.faults.clear();
}

Given(
  "the provider failed with status {int} when the endpoint asked before",
  async function (this: ExampleState, statusCode: number) {
    await askInVain(this, "failing", { statusCode, reasonPhrase: "The store cannot be reached" });
  },
);

/** Its answer comes while the next request is under way, for which it takes its time as well. */
Given("the provider answers too late what the endpoint asked before", async function (this: ExampleState) {
  const { providerTimeoutMs } = this.open.timing;
  await askInVain(this, "delay", { delayMs: providerTimeoutMs + Math.ceil(providerTimeoutMs / 8) });
  await misbehave(this, this.endpoint, "delay", { delayMs: Math.ceil(providerTimeoutMs / 4) });
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

Given(
  "the provider answers a second time with the configuration {json}",
  async function (this: ExampleState, json: string) {
    const config: unknown = JSON.parse(json);
    await misbehave(this, this.endpoint, "answer-twice-differently", { configId: "second-answer", config });
  },
);

Given("the provider leaves the content out", async function (this: ExampleState) {
  await misbehave(this, this.endpoint, "content-missing");
});

Given("the provider leaves the identifier out", async function (this: ExampleState) {
  await misbehave(this, this.endpoint, "config-id-missing");
});

Given("the provider answers for another endpoint", async function (this: ExampleState) {
  await misbehave(this, this.endpoint, "answer-for-another-endpoint", { endpointId: this.open.ids.next() });
});
