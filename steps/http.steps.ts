import { Then, When } from "@cucumber/cucumber";
import { Violation } from "../conformance/verdicts/index.ts";
import { configurationPath, encodeConfigurationRequest } from "../protocol/cmp/index.ts";
import { awaitedResponse } from "./awaited-response.ts";
import { nextRequestId, send } from "./endpoint-traffic.ts";
import type { ExampleState } from "./example-state.ts";

const CONFIGURATION = {
  resourcePath: configurationPath(),
  payload: encodeConfigurationRequest({}),
  via: "http",
} as const;

When(
  "the endpoint asks for its configuration over HTTP without a request identifier",
  async function (this: ExampleState) {
    await send(this.endpoint, CONFIGURATION);
  },
);

When(
  "the endpoint asks for its configuration over HTTP below the path {string}",
  async function (this: ExampleState, prefix: string) {
    await send(this.endpoint, { ...CONFIGURATION, requestId: nextRequestId(this.endpoint), http: { prefix } });
  },
);

When(
  "the endpoint asks for its configuration over HTTP with the content type {string}",
  async function (this: ExampleState, contentType: string) {
    await send(this.endpoint, { ...CONFIGURATION, requestId: nextRequestId(this.endpoint), http: { contentType } });
  },
);

When(
  "the endpoint asks for its configuration over HTTP with the method {word}",
  async function (this: ExampleState, method: string) {
    this.endpoint.deliberate.add("client");
    await send(this.endpoint, { ...CONFIGURATION, requestId: nextRequestId(this.endpoint), http: { method } });
  },
);

When("the endpoint posts the payload {json} over HTTP", async function (this: ExampleState, json: string) {
  this.endpoint.deliberate.add("client");
  await send(this.endpoint, { ...CONFIGURATION, payload: Buffer.from(json), requestId: nextRequestId(this.endpoint) });
});

Then("the response has the HTTP status {int}", async function (this: ExampleState, wanted: number) {
  const { status } = await awaitedResponse(this, this.endpoint);
  if (status !== wanted) {
    throw new Violation(`The response has the HTTP status ${status} instead of ${wanted}`);
  }
});
