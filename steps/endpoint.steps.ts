import { Given, When } from "@cucumber/cucumber";
import { configurationPath, encodeConfigurationRequest } from "../protocol/cmp/index.ts";
import { configure } from "./configured-endpoint.ts";
import { newEndpoint, nextRequestId, registeredEndpoint, secondConnection, send, speakAs } from "./endpoint-traffic.ts";
import type { ExampleState } from "./example-state.ts";

const CONFIGURATION = {
  resourcePath: configurationPath(),
  payload: encodeConfigurationRequest({}),
  via: "mqtt",
} as const;

Given("an/another endpoint with the configuration {json}", async function (this: ExampleState, json: string) {
  await configure(this, await registeredEndpoint(this), json);
});

Given("an endpoint with a configuration of {int} bytes", async function (this: ExampleState, bytes: number) {
  const frame = JSON.stringify({ text: "" });
  const json = JSON.stringify({ text: "x".repeat(bytes - frame.length) });
  await configure(this, await registeredEndpoint(this), json);
});

Given("an endpoint without a configuration", async function (this: ExampleState) {
  await registeredEndpoint(this);
});

Given(
  "an endpoint whose appversion has the default configuration {json}",
  async function (this: ExampleState, json: string) {
    const endpoint = await registeredEndpoint(this);
    const configId = await this.open.drivers.provider.setDefault(endpoint.appVersionName, json);
    endpoint.configuration = { configId, json };
  },
);

Given("a client with a token that belongs to no endpoint", function (this: ExampleState) {
  newEndpoint(this);
});

Given("the endpoint does not subscribe to responses", function (this: ExampleState) {
  this.endpoint.device.subscribes = false;
});

Given("the endpoint has fetched its configuration", async function (this: ExampleState) {
  await send(this.endpoint, { ...CONFIGURATION, requestId: nextRequestId(this.endpoint) });
  await this.endpoint.device.response(this.answerBoundMs);
  this.endpoint.knownConfigId = this.endpoint.configuration?.configId;
});

When(
  "the endpoint asks for its configuration over {transport}",
  async function (this: ExampleState, via: "mqtt" | "http") {
    await send(this.endpoint, { ...CONFIGURATION, via, requestId: nextRequestId(this.endpoint) });
  },
);

When(
  "both endpoints ask for their configuration over {transport}",
  async function (this: ExampleState, via: "mqtt" | "http") {
    for (const endpoint of this.endpoints) {
      await send(endpoint, { ...CONFIGURATION, via, requestId: nextRequestId(endpoint) });
    }
  },
);

When("the endpoint asks for its configuration and names the one that it has", async function (this: ExampleState) {
  const payload = encodeConfigurationRequest({ configId: this.endpoint.knownConfigId ?? "" });
  await send(this.endpoint, { ...CONFIGURATION, payload, requestId: nextRequestId(this.endpoint) });
});

When(
  "the endpoint asks for its configuration and names {string}",
  async function (this: ExampleState, configId: string) {
    await send(this.endpoint, {
      ...CONFIGURATION,
      payload: encodeConfigurationRequest({ configId }),
      requestId: nextRequestId(this.endpoint),
    });
  },
);

When(
  "the endpoint asks for its configuration with the request identifier {int}",
  async function (this: ExampleState, requestId: number) {
    await send(this.endpoint, { ...CONFIGURATION, requestId });
  },
);

When("the endpoint asks for its configuration without a request identifier", async function (this: ExampleState) {
  await send(this.endpoint, CONFIGURATION);
});

When(
  "the endpoint asks for its configuration with quality of service {int}",
  async function (this: ExampleState, quality: number) {
    await send(this.endpoint, {
      ...CONFIGURATION,
      requestId: nextRequestId(this.endpoint),
      qualityOfService: quality === 1 ? 1 : 0,
    });
  },
);

When(
  "the endpoint asks for its configuration with the payload {json}",
  async function (this: ExampleState, json: string) {
    await sendPayload(this, Buffer.from(json), { requestId: nextRequestId(this.endpoint) });
  },
);

When("the endpoint asks for its configuration with an empty payload", async function (this: ExampleState) {
  await sendPayload(this, new Uint8Array(), { requestId: nextRequestId(this.endpoint) });
});

When(
  "the endpoint asks for its configuration with a payload of {int} bytes",
  async function (this: ExampleState, bytes: number) {
    await sendPayload(this, Buffer.alloc(bytes, "x"), { requestId: nextRequestId(this.endpoint) });
  },
);

When(
  "the endpoint asks for its configuration with the bytes {bytes}",
  async function (this: ExampleState, bytes: Uint8Array) {
    await sendPayload(this, bytes, { requestId: nextRequestId(this.endpoint) });
  },
);

When(
  "the endpoint sends the payload {json} with the request identifier {int}",
  async function (this: ExampleState, json: string, requestId: number) {
    await sendPayload(this, Buffer.from(json), { requestId });
  },
);

When(
  "the endpoint sends the payload {json} without a request identifier",
  async function (this: ExampleState, json: string) {
    await sendPayload(this, Buffer.from(json), {});
  },
);

When(
  "the endpoint sends \\{} to the resource {resourcePath}",
  async function (this: ExampleState, resourcePath: string) {
    // Not every resource takes such a payload.
    this.endpoint.deliberate.add("client");
    await send(this.endpoint, { ...CONFIGURATION, resourcePath, requestId: nextRequestId(this.endpoint) });
  },
);

/** Sends a payload that need not be a configuration request; the endpoint is excused for its form. */
async function sendPayload(
  state: ExampleState,
  payload: Uint8Array,
  identifier: { readonly requestId?: number },
): Promise<void> {
  state.endpoint.deliberate.add("client");
  await send(state.endpoint, { ...CONFIGURATION, ...identifier, payload });
}

Given("the endpoint disconnects", async function (this: ExampleState) {
  await this.endpoint.device.close();
});

When("its appversion changes", async function (this: ExampleState) {
  const { endpointId, nextAppVersionName, endpointToken } = this.endpoint;
  await this.open.drivers.register.register(endpointId, nextAppVersionName, endpointToken);
});

When("the endpoint asks for its configuration under its new appversion", async function (this: ExampleState) {
  speakAs(this, { appVersionName: this.endpoint.nextAppVersionName });
  await send(this.endpoint, { ...CONFIGURATION, requestId: nextRequestId(this.endpoint) });
});

When("the endpoint is removed from the register", async function (this: ExampleState) {
  await this.open.drivers.register.remove(this.endpoint.endpointId);
});

async function askForNamed(
  state: ExampleState,
  name: string,
  { configId, via = "mqtt" }: { readonly configId?: string; readonly via?: "mqtt" | "http" },
): Promise<void> {
  await send(state.endpoint, {
    via,
    resourcePath: configurationPath(name),
    payload: encodeConfigurationRequest(configId === undefined ? {} : { configId }),
    requestId: nextRequestId(state.endpoint),
  });
}

When("the endpoint asks for its configuration named {word}", async function (this: ExampleState, name: string) {
  await askForNamed(this, name, {});
});

When(
  "the endpoint asks for its configuration named {word} over {transport}",
  async function (this: ExampleState, name: string, via: "mqtt" | "http") {
    await askForNamed(this, name, { via });
  },
);

When(
  "the endpoint asks for its configuration named {word} and names the one that it has",
  async function (this: ExampleState, name: string) {
    await askForNamed(this, name, { configId: this.endpoint.named.get(name)?.configId ?? "" });
  },
);

When(
  "the endpoint asks for its configuration named {word} and names its default one",
  async function (this: ExampleState, name: string) {
    await askForNamed(this, name, { configId: this.endpoint.configuration?.configId ?? "" });
  },
);

When(
  "the endpoint asks at the same time for its configuration and for the one named {word}",
  async function (this: ExampleState, name: string) {
    const second = secondConnection(this, this.endpoint, name);
    await send(this.endpoint, { ...CONFIGURATION, requestId: nextRequestId(this.endpoint) });
    // Each goes by its own count, and two requests under way must not have one identifier.
    second.requestIds = this.endpoint.requestIds;
    await send(second, {
      ...CONFIGURATION,
      resourcePath: configurationPath(name),
      requestId: nextRequestId(second),
    });
  },
);
