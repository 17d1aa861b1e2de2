import { Given, Then, When } from "@cucumber/cucumber";
import { Inconclusive, NoAnswer, Violation } from "../conformance/verdicts/index.ts";
import { type AppliedRequest, appliedPath, encodeAppliedRequest } from "../protocol/cmp/index.ts";
import { nextRequestId, send } from "./endpoint-traffic.ts";
import type { ExampleEndpoint, ExampleState } from "./example-state.ts";
import { type Outcome, reportedOutcome } from "./reported-outcome.ts";

function known(configuration: { readonly configId: string } | undefined): string {
  if (configuration === undefined) {
    throw new Inconclusive("the endpoint has no configuration that it could report on");
  }
  return configuration.configId;
}

/** How a report differs from one of the first endpoint, over MQTT, about the default configuration. */
interface Way {
  readonly endpoint?: ExampleEndpoint;
  readonly via?: "mqtt" | "http";
  readonly name?: string;
}

async function report(
  state: ExampleState,
  request: AppliedRequest | Uint8Array,
  { endpoint = state.endpoint, via = "mqtt", name }: Way = {},
): Promise<void> {
  const payload = request instanceof Uint8Array ? request : encodeAppliedRequest(request);
  await send(endpoint, { via, resourcePath: appliedPath(name), payload, requestId: nextRequestId(endpoint) });
}

/** Anything else as a status is for an endpoint to avoid, and for CMX to bear. */
function isStatusOfHttp(statusCode: number): boolean {
  return Number.isInteger(statusCode) && statusCode >= 100 && statusCode <= 599;
}

When("the endpoint reports that the configuration was applied", async function (this: ExampleState) {
  await report(this, { configId: known(this.endpoint.configuration) });
});

When(
  "the endpoint reports over {transport} that the configuration was applied",
  async function (this: ExampleState, via: "mqtt" | "http") {
    await report(this, { configId: known(this.endpoint.configuration) }, { via });
  },
);

When(
  "the endpoint reports without a request identifier that the configuration was applied",
  async function (this: ExampleState) {
    const payload = encodeAppliedRequest({ configId: known(this.endpoint.configuration) });
    await send(this.endpoint, { via: "mqtt", resourcePath: appliedPath(), payload });
  },
);

When(
  "the endpoint reports that the configuration {string} was applied",
  async function (this: ExampleState, configId: string) {
    await report(this, { configId });
  },
);

When(
  "the endpoint reports that its configuration named {word} was applied",
  async function (this: ExampleState, name: string) {
    await report(this, { configId: known(this.endpoint.named.get(name)) }, { name });
  },
);

When(
  "the endpoint reports status {float} for the configuration",
  async function (this: ExampleState, statusCode: number) {
    const configId = known(this.endpoint.configuration);
    if (!isStatusOfHttp(statusCode)) {
      this.endpoint.deliberate.add("client");
    }
    await report(this, { configId, statusCode, reasonPhrase: "As the device decided" });
  },
);

When(
  "the endpoint reports status {float} and the reason {string} for the configuration",
  async function (this: ExampleState, statusCode: number, reasonPhrase: string) {
    await report(this, { configId: known(this.endpoint.configuration), statusCode, reasonPhrase });
  },
);

When("the endpoint reports with the payload {json}", async function (this: ExampleState, json: string) {
  this.endpoint.deliberate.add("client");
  await report(this, Buffer.from(json));
});

When("the endpoint reports with the bytes {bytes}", async function (this: ExampleState, bytes: Uint8Array) {
  this.endpoint.deliberate.add("client");
  await report(this, bytes);
});

/** Waits until what the endpoint reported was heard. */
async function awaitHeard(state: ExampleState, endpoint: ExampleEndpoint): Promise<void> {
  if ((await endpoint.device.response(state.answerBoundMs)) === undefined) {
    throw new NoAnswer(`The endpoint got no response within ${state.answerBoundMs} ms to what it reported`);
  }
}

/** A device that comes up reports which configuration it runs with; this one runs with an old one. */
const FACTORY_SETTINGS: AppliedRequest = { configId: "factory-settings" };

When("the endpoint connects and reports what it has", async function (this: ExampleState) {
  await report(this, FACTORY_SETTINGS);
  await awaitHeard(this, this.endpoint);
});

When("both endpoints connect and report what they have", async function (this: ExampleState) {
  for (const endpoint of this.endpoints) {
    await report(this, FACTORY_SETTINGS, { endpoint });
  }
  for (const endpoint of this.endpoints) {
    await awaitHeard(this, endpoint);
  }
});

Given("it has connected anew {int} times since", async function (this: ExampleState, times: number) {
  for (let connected = 0; connected < times; connected += 1) {
    await this.endpoint.device.close();
    await report(this, FACTORY_SETTINGS);
    await awaitHeard(this, this.endpoint);
  }
});

/** What the provider has learned of a configuration; awaited, as it is told by an event. */
async function learned(state: ExampleState, configId: string, appVersionName?: string): Promise<Outcome> {
  const outcome = await reportedOutcome(state, configId, appVersionName);
  if (outcome === undefined) {
    throw new NoAnswer(`The provider learned nothing of ${configId} within ${state.answerBoundMs} ms`);
  }
  return outcome;
}

async function expectApplied(state: ExampleState, configId: string, wanted = true): Promise<void> {
  const { statusCode } = await learned(state, configId);
  const applied = statusCode >= 200 && statusCode <= 299;
  if (applied !== wanted) {
    const truth = wanted ? "applied" : "rejected";
    throw new Violation(`The provider learned of status ${statusCode}, although the configuration was ${truth}`);
  }
}

Then("the provider learns that the configuration was {word}", async function (this: ExampleState, outcome: string) {
  await expectApplied(this, known(this.endpoint.configuration), outcome === "applied");
});

Then(
  "the provider learns that the configuration {string} was applied",
  async function (this: ExampleState, configId: string) {
    await expectApplied(this, configId);
  },
);

Then(
  "the provider learns that its configuration named {word} was applied",
  async function (this: ExampleState, name: string) {
    await expectApplied(this, known(this.endpoint.named.get(name)));
  },
);

Then(
  "the provider learns under its appversion of status {int} and the reason {string}",
  async function (this: ExampleState, statusCode: number, reasonPhrase: string) {
    const outcome = await learned(this, known(this.endpoint.configuration), this.endpoint.appVersionName);
    if (outcome.statusCode !== statusCode || outcome.reasonPhrase !== reasonPhrase) {
      throw new Violation(`The provider learned of ${JSON.stringify(outcome)}, which the endpoint did not report`);
    }
  },
);
