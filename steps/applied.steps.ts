import { Then, When } from "@cucumber/cucumber";
import { Inconclusive, NoAnswer, Violation } from "../conformance/verdicts/index.ts";
import { appliedPath, encodeAppliedRequest } from "../protocol/cmp/index.ts";
import { nextRequestId, send } from "./endpoint-traffic.ts";
import { eventually } from "./eventually.ts";
import type { ExampleState } from "./example-state.ts";

function currentConfigId(state: ExampleState): string {
  const configId = state.endpoint.configuration?.configId;
  if (configId === undefined) {
    throw new Inconclusive("the endpoint has no configuration that it could report on");
  }
  return configId;
}

async function report(state: ExampleState, payload: Uint8Array, requestId: number | undefined): Promise<void> {
  const request = { via: "mqtt" as const, resourcePath: appliedPath(), payload };
  await send(state.endpoint, requestId === undefined ? request : { ...request, requestId });
}

When("the endpoint reports that the configuration was applied", async function (this: ExampleState) {
  await report(this, encodeAppliedRequest({ configId: currentConfigId(this) }), nextRequestId(this.endpoint));
});

When(
  "the endpoint reports without a request identifier that the configuration was applied",
  async function (this: ExampleState) {
    await report(this, encodeAppliedRequest({ configId: currentConfigId(this) }), undefined);
  },
);

When(
  "the endpoint reports status {int} for the configuration",
  async function (this: ExampleState, statusCode: number) {
    const reasonPhrase = "As the device decided";
    await report(
      this,
      encodeAppliedRequest({ configId: currentConfigId(this), statusCode, reasonPhrase }),
      nextRequestId(this.endpoint),
    );
  },
);

When("the endpoint reports with the payload {json}", async function (this: ExampleState, json: string) {
  this.endpoint.deliberate.add("client");
  await report(this, Buffer.from(json), nextRequestId(this.endpoint));
});

/** A device that comes up reports which configuration it runs with; this one runs with an old one. */
When("the endpoint connects and reports what it has", async function (this: ExampleState) {
  await report(this, encodeAppliedRequest({ configId: "factory-settings" }), nextRequestId(this.endpoint));
  if ((await this.endpoint.device.response(this.answerBoundMs)) === undefined) {
    throw new NoAnswer(`The endpoint got no response within ${this.answerBoundMs} ms to what it reported`);
  }
});

Then("the provider learns that the configuration was {word}", async function (this: ExampleState, outcome: string) {
  const configId = currentConfigId(this);
  const { drivers } = this.open;
  const look = () => drivers.provider.confirmation(this.endpoint.endpointId, configId);
  const statusCode = await eventually(this, this.answerBoundMs, look);
  if (statusCode === undefined) {
    throw new NoAnswer(`The provider learned nothing of the configuration within ${this.answerBoundMs} ms`);
  }
  const applied = statusCode >= 200 && statusCode <= 299;
  if (applied !== (outcome === "applied")) {
    throw new Violation(`The provider learned of status ${statusCode}, although the configuration was ${outcome}`);
  }
});
