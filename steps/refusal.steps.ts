import { Given, Then } from "@cucumber/cucumber";
import { Inconclusive, Violation } from "../conformance/verdicts/index.ts";
import { configurationPath, encodeConfigurationRequest } from "../protocol/cmp/index.ts";
import { parseErrorResponse } from "../protocol/kp/index.ts";
import { awaitedResponse } from "./awaited-response.ts";
import { nextRequestId, registeredEndpoint, send, speakAs } from "./endpoint-traffic.ts";
import type { ExampleState } from "./example-state.ts";

Given("its client uses the token of an endpoint of another appversion", async function (this: ExampleState) {
  const { endpointToken } = await registeredEndpoint(this);
  speakAs(this, { endpointToken });
});

Given("its client addresses the extension {string}", function (this: ExampleState, extensionInstanceName: string) {
  speakAs(this, { extensionInstanceName });
});

Given("its appversion may use no extension", async function (this: ExampleState) {
  await this.open.drivers.communicationService.allowExtensions(this.endpoint.appVersionName, []);
});

Given("its appversion may use CMX", async function (this: ExampleState) {
  const { drivers, instances } = this.open;
  await drivers.communicationService.allowExtensions(this.endpoint.appVersionName, [instances.cmx]);
});

Then("it receives an error with the status {int}", async function (this: ExampleState, statusCode: number) {
  const { kind, payload, status } = await awaitedResponse(this, this.endpoint);
  const error = parseErrorResponse(payload);
  if (kind !== "error" || !error.ok) {
    throw new Violation(`The endpoint got ${Buffer.from(payload).toString("utf8") || "nothing"} instead of an error`);
  }
  if (error.value.statusCode !== statusCode) {
    throw new Violation(`The error has the status ${error.value.statusCode} instead of ${statusCode}`);
  }
  if (status !== undefined && status !== statusCode) {
    throw new Violation(`The error says ${statusCode}, but HTTP says ${status}`);
  }
});

/** A later request of another endpoint is answered; only then does it count that this one went nowhere. */
Then("no extension is passed anything", async function (this: ExampleState) {
  const canary = await registeredEndpoint(this);
  const payload = encodeConfigurationRequest({});
  await send(canary, { via: "mqtt", resourcePath: configurationPath(), payload, requestId: nextRequestId(canary) });
  if ((await canary.device.response(this.answerBoundMs)) === undefined) {
    throw new Inconclusive("Another endpoint was not answered either, so silence shows nothing");
  }
  const [passedOn] = await this.open.drivers.history.requests(this.endpoint.appVersionName);
  if (passedOn !== undefined) {
    throw new Violation(`${passedOn.resourcePath} was passed on to ${passedOn.subject}`);
  }
});
