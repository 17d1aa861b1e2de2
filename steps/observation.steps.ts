import { Given, Then } from "@cucumber/cucumber";
import { NoAnswer, Violation } from "../conformance/verdicts/index.ts";
import { registeredEndpoint } from "./endpoint-traffic.ts";
import type { ExampleState } from "./example-state.ts";
import {
  awaitCanaryOfNewAppVersion,
  awaitCanaryPush,
  awaitOwnAnswer,
  awaitPush,
  isCurrent,
  observe,
} from "./observing-endpoint.ts";

Given("the endpoint observes its configuration", async function (this: ExampleState) {
  await observe(this, this.endpoint, true);
});

Given("the endpoint does not want to observe its configuration", async function (this: ExampleState) {
  await observe(this, this.endpoint, false);
});

Given(
  "the endpoint observes its configuration over {transport}",
  async function (this: ExampleState, via: "mqtt" | "http") {
    await observe(this, this.endpoint, true, { via });
  },
);

Given(
  "the endpoint does not want to observe its configuration over {transport}",
  async function (this: ExampleState, via: "mqtt" | "http") {
    await observe(this, this.endpoint, false, { via });
  },
);

Given(
  "the endpoint observes its configuration and changes its mind {int} times",
  async function (this: ExampleState, times: number) {
    for (let said = 0; said <= times; said += 1) {
      await observe(this, this.endpoint, said % 2 === 0);
    }
  },
);

Given("another endpoint observes a configuration of its own", async function (this: ExampleState) {
  await observe(this, await registeredEndpoint(this), true);
});

Given("another endpoint does not want to observe a configuration of its own", async function (this: ExampleState) {
  await observe(this, await registeredEndpoint(this), false);
});

Given("the endpoint observes its configuration named {word}", async function (this: ExampleState, name: string) {
  await observe(this, this.endpoint, true, { name });
});

Given(
  "the endpoint does not want to observe its configuration named {word}",
  async function (this: ExampleState, name: string) {
    await observe(this, this.endpoint, false, { name });
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
 * Absence is decided in this file alone: another endpoint gets what was set later, and a request of the endpoint
 * itself is answered. Only then does it count that nothing came.
 */
async function wasPushed(state: ExampleState): Promise<boolean> {
  await awaitCanaryPush(state);
  await awaitOwnAnswer(state);
  return (await awaitPush(state.endpoint, 0)) !== undefined;
}

Then("this configuration is not sent to it without a request", async function (this: ExampleState) {
  if (await wasPushed(this)) {
    throw new Violation("The endpoint was sent a configuration that it had said it does not want unasked");
  }
});

Then("this configuration does not reach it", async function (this: ExampleState) {
  if (await wasPushed(this)) {
    throw new Violation(`The endpoint was sent ${this.endpoint.configuration?.json}, which must not go out to it`);
  }
});

/** Its own request would be refused under the appversion that its device still has, so two other endpoints decide. */
Then("nothing is sent to it under that/its( new) appversion", async function (this: ExampleState) {
  const { endpointId, nextAppVersionName } = this.endpoint;
  await awaitCanaryOfNewAppVersion(this);
  await awaitCanaryPush(this);
  if ((await this.open.drivers.bus.push(endpointId, nextAppVersionName, 0)) !== undefined) {
    throw new Violation(`The endpoint was sent something under ${nextAppVersionName}, which must not go out to it`);
  }
});
