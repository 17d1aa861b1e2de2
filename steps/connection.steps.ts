import { Given, Then, When } from "@cucumber/cucumber";
import { Inconclusive, NoAnswer, Violation } from "../conformance/verdicts/index.ts";
import { configurationPath, encodeConfigurationRequest } from "../protocol/cmp/index.ts";
import { nextRequestId, send } from "./endpoint-traffic.ts";
import { eventually } from "./eventually.ts";
import type { ExampleEndpoint, ExampleState } from "./example-state.ts";
import { isCurrent } from "./observing-endpoint.ts";

function ask(endpoint: ExampleEndpoint): Promise<void> {
  return send(endpoint, {
    via: "mqtt",
    resourcePath: configurationPath(),
    payload: encodeConfigurationRequest({}),
    requestId: nextRequestId(endpoint),
  });
}

/** The endpoint speaks through another client from now on; the connection that it had stays open. */
function move(state: ExampleState): void {
  const { device } = state.endpoint;
  state.left = device.connection;
  device.connection = state.open.drivers.connection({ clientId: `other-${state.open.ids.next().slice(0, 8)}` });
}

Given("the endpoint connects over WebSocket", function (this: ExampleState) {
  const { device, endpointId } = this.endpoint;
  device.connection = this.open.drivers.connection({ clientId: endpointId, over: "webSocket" });
});

Given("the endpoint has spoken through another connection since", async function (this: ExampleState) {
  move(this);
  await ask(this.endpoint);
  await this.endpoint.device.response(this.answerBoundMs);
});

Given("the endpoint speaks through another connection from now on", function (this: ExampleState) {
  move(this);
});

When("the endpoint asks for its configuration through another connection", async function (this: ExampleState) {
  move(this);
  await ask(this.endpoint);
});

Given("the connection of the endpoint breaks", function (this: ExampleState) {
  this.endpoint.device.connection.cut();
});

/** The break counts once the communication service has noticed it. */
Given("this other connection breaks", async function (this: ExampleState) {
  const { device } = this.endpoint;
  const { clientId } = device.connection;
  device.connection.cut();
  const { communicationService } = this.open.drivers;
  const look = async () => ((await communicationService.hasClient(clientId)) ? undefined : true);
  const gone = await eventually(this, this.answerBoundMs, look);
  if (gone === undefined) {
    throw new Inconclusive(`The communication service did not notice the break within ${this.answerBoundMs} ms`);
  }
  device.connection = this.left ?? device.connection;
});

/** What came for the endpoint where it was before. An acknowledgement comes after everything that was sent earlier. */
async function receivedWhereItWas(state: ExampleState): Promise<readonly { topic: string; payload: Uint8Array }[]> {
  const { left, endpoint } = state;
  if (left === undefined) {
    throw new Inconclusive("the endpoint has not moved to another connection");
  }
  await left.subscribe(["nothing/at/all"]);
  return left.received({ appVersionName: endpoint.appVersionName, token: endpoint.endpointToken });
}

Then("the response does not come through the connection that it has left", async function (this: ExampleState) {
  const { requestTopic } = this.endpoint.device;
  const received = await receivedWhereItWas(this);
  if (received.some(({ topic }) => topic.startsWith(`${requestTopic}/`))) {
    throw new Violation("The response came through the connection that the endpoint had left");
  }
});

Then("it does not come through the connection that the endpoint has left", async function (this: ExampleState) {
  const received = await receivedWhereItWas(this);
  if (received.some(({ payload }) => isCurrent(this.endpoint, payload))) {
    throw new Violation("The configuration came through the connection that the endpoint had left");
  }
});

When("another client connects with the client identifier of the endpoint", async function (this: ExampleState) {
  const { endpointId } = this.endpoint;
  await this.open.drivers.connection({ clientId: endpointId }).subscribe(["nothing/at/all"]);
});

Given("another client has taken over the client identifier of the endpoint", async function (this: ExampleState) {
  const { device, endpointId } = this.endpoint;
  await this.open.drivers.connection({ clientId: endpointId }).subscribe(["nothing/at/all"]);
  await device.connection.ends(this.answerBoundMs);
});

Then("the connection of the endpoint is ended", async function (this: ExampleState) {
  if (!(await this.endpoint.device.connection.ends(this.answerBoundMs))) {
    throw new NoAnswer(`The connection was still open after ${this.answerBoundMs} ms`);
  }
});

When("the client of the endpoint subscribes to {string}", async function (this: ExampleState, filter: string) {
  [this.granted] = await this.endpoint.device.connection.subscribe([filter]);
});

When("the client of the endpoint subscribes to the responses of the endpoint", async function (this: ExampleState) {
  const { appVersionName, endpointToken, device } = this.endpoint;
  const { cmx } = this.open.instances;
  const filter = `kp1/${appVersionName}/${cmx}/${endpointToken}${configurationPath()}/+`;
  [this.granted] = await device.connection.subscribe([filter]);
});

Given("the client of the endpoint has unsubscribed from {string}", async function (this: ExampleState, filter: string) {
  await this.endpoint.device.connection.unsubscribe([filter]);
});

Then("the subscription is granted", function (this: ExampleState) {
  if (this.granted !== 0 && this.granted !== 1) {
    throw new Violation(`The subscription was answered with the code ${this.granted}`);
  }
});
