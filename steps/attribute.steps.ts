import { Given, Then, When } from "@cucumber/cucumber";
import { NoAnswer, Violation } from "../conformance/verdicts/index.ts";
import { encodeAttributeQuery, QUERY_RESOURCE_PATH } from "../protocol/adx/index.ts";
import { nextRequestId, registeredEndpoint, send } from "./endpoint-traffic.ts";
import type { ExampleState } from "./example-state.ts";

const TENANT = "kaa";

Given("an application with the attributes {json}", async function (this: ExampleState, json: string) {
  const { drivers, ids, instances } = this.open;
  const name = `shop-${ids.next().slice(0, 8)}`;
  await drivers.tekton.createApplication(TENANT, name, "v1");
  await drivers.tekton.setApplicationSettings(TENANT, name, instances.adx, json);
  this.application = { name, appVersionName: `${name}-v1` };
});

Given("an endpoint of an appversion with the attributes {json}", async function (this: ExampleState, json: string) {
  const { name = "", appVersionName = "" } = this.application ?? {};
  const { drivers, instances } = this.open;
  const names = { application: name, appVersion: appVersionName };
  await drivers.tekton.setAppVersionSettings(TENANT, names, instances.adx, json);
  await registeredEndpoint(this, { appVersionName, extensionInstanceName: instances.adx });
});

When("the endpoint queries {string}", async function (this: ExampleState, path: string) {
  const payload = encodeAttributeQuery({ q: path });
  await send(this.endpoint, {
    via: "mqtt",
    resourcePath: QUERY_RESOURCE_PATH,
    payload,
    requestId: nextRequestId(this.endpoint),
  });
});

Then("it receives the attribute {json}", async function (this: ExampleState, json: string) {
  const response = await this.endpoint.device.response(this.answerBoundMs);
  if (response === undefined) {
    throw new NoAnswer(`The endpoint got no response within ${this.answerBoundMs} ms`);
  }
  const text = Buffer.from(response.payload).toString("utf8");
  if (response.kind === "error" || text !== json) {
    throw new Violation(`The endpoint got ${text} instead of ${json}`);
  }
});
