import { Given, Then, When } from "@cucumber/cucumber";
import { NoAnswer } from "../conformance/verdicts/index.ts";
import { configurationPath, encodeConfigurationRequest } from "../protocol/cmp/index.ts";
import { configure } from "./configured-endpoint.ts";
import { nextRequestId, send } from "./endpoint-traffic.ts";
import type { ExampleState } from "./example-state.ts";
import { awaitPush, observe } from "./observing-endpoint.ts";

const CONFIGURATION = {
  resourcePath: configurationPath(),
  payload: encodeConfigurationRequest({}),
  via: "mqtt",
} as const;

function speakForAll(state: ExampleState, over: "tcp" | "webSocket"): void {
  const { drivers, ids } = state.open;
  const connection = drivers.connection({ clientId: `gateway-${ids.next().slice(0, 8)}`, over });
  for (const { device } of state.endpoints) {
    device.connection = connection;
  }
}

Given("one gateway speaks for both of them", function (this: ExampleState) {
  speakForAll(this, "tcp");
});

Given("one gateway speaks for both of them over WebSocket", function (this: ExampleState) {
  speakForAll(this, "webSocket");
});

Given("both of them observe their configuration", async function (this: ExampleState) {
  for (const endpoint of this.endpoints) {
    await observe(this, endpoint, true);
  }
});

Given("both of them have fetched their configuration", async function (this: ExampleState) {
  for (const endpoint of this.endpoints) {
    await send(endpoint, { ...CONFIGURATION, requestId: nextRequestId(endpoint) });
    await endpoint.device.response(this.answerBoundMs);
  }
});

When(
  "both endpoints ask for their configuration with the request identifier {int}",
  async function (this: ExampleState, requestId: number) {
    for (const endpoint of this.endpoints) {
      await send(endpoint, { ...CONFIGURATION, requestId });
    }
  },
);

When(
  "both endpoints ask for their configuration with quality of service {int}",
  async function (this: ExampleState, quality: number) {
    for (const endpoint of this.endpoints) {
      const qualityOfService = quality === 1 ? 1 : 0;
      await send(endpoint, { ...CONFIGURATION, requestId: nextRequestId(endpoint), qualityOfService });
    }
  },
);

When("the configuration of each of them is replaced", async function (this: ExampleState) {
  for (const endpoint of this.endpoints) {
    await configure(this, endpoint, JSON.stringify({ for: endpoint.endpointId, revision: 2 }));
  }
});

When("the gateway disconnects", function (this: ExampleState) {
  this.endpoint.device.connection.disconnect();
});

When("the connection of the gateway breaks", function (this: ExampleState) {
  this.endpoint.device.connection.cut();
});

Then("each of them is sent its own configuration without a request", async function (this: ExampleState) {
  for (const endpoint of this.endpoints) {
    if ((await awaitPush(endpoint, this.answerBoundMs)) === undefined) {
      throw new NoAnswer(`${endpoint.endpointId} was not sent its configuration within ${this.answerBoundMs} ms`);
    }
  }
});
