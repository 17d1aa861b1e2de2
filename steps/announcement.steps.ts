import { Given, Then, When } from "@cucumber/cucumber";
import { profile } from "../conformance/targets/index.ts";
import { Inconclusive, NoAnswer, Violation } from "../conformance/verdicts/index.ts";
import { configurationPath, encodeConfigurationRequest } from "../protocol/cmp/index.ts";
import type { RecordedAnnouncement } from "../world/index.ts";
import { nextRequestId, registeredEndpoint, send } from "./endpoint-traffic.ts";
import { eventually } from "./eventually.ts";
import type { ExampleEndpoint, ExampleState } from "./example-state.ts";

/** Registered, connected, of another appversion, disconnected, removed. */
const ANNOUNCEMENT_KINDS = 5;

/** The announcements of this kind that name the endpoint; awaits the first of them, but no longer than an answer. */
async function announcements(
  state: ExampleState,
  { endpointId }: ExampleEndpoint,
  record: string,
): Promise<readonly RecordedAnnouncement[]> {
  const look = async () => {
    const seen = await state.open.drivers.history.announcements(endpointId);
    const wanted = seen.filter((announcement) => announcement.record === record);
    return wanted.length === 0 ? undefined : wanted;
  };
  return (await eventually(state, state.answerBoundMs, look)) ?? [];
}

/** The only announcement of this kind that names the endpoint, which it has to do with this appversion. */
async function expectOne(
  state: ExampleState,
  endpoint: ExampleEndpoint,
  record: string,
  appVersionName = endpoint.appVersionName,
): Promise<RecordedAnnouncement> {
  const [first, second] = await announcements(state, endpoint, record);
  if (first === undefined) {
    throw new NoAnswer(`No ${record} named the endpoint within ${state.answerBoundMs} ms`);
  }
  if (second !== undefined) {
    throw new Violation(`More than one ${record} named the endpoint`);
  }
  const announced = first.endpoints[endpoint.endpointId];
  if (announced !== appVersionName) {
    throw new Violation(`${record} gives the endpoint the appversion ${announced} instead of ${appVersionName}`);
  }
  return first;
}

When("an endpoint is registered", async function (this: ExampleState) {
  await registeredEndpoint(this);
});

Given("its appversion has changed", async function (this: ExampleState) {
  const { endpointId, nextAppVersionName, endpointToken } = this.endpoint;
  await this.open.drivers.register.register(endpointId, nextAppVersionName, endpointToken);
});

Then("it is announced once as registered", async function (this: ExampleState) {
  await expectOne(this, this.endpoint, "RegisteredEvent");
});

Then("it is announced once as removed", async function (this: ExampleState) {
  await expectOne(this, this.endpoint, "UnregisteredEvent");
});

Then("its new appversion is announced together with the one before", async function (this: ExampleState) {
  const { endpoint } = this;
  const changed = await expectOne(this, endpoint, "AppVersionUpdatedEvent", endpoint.nextAppVersionName);
  if (changed.previousAppVersionName !== endpoint.appVersionName) {
    throw new Violation(`The appversion before is given as ${changed.previousAppVersionName}`);
  }
});

Then("it is announced once as connected", async function (this: ExampleState) {
  await expectOne(this, this.endpoint, "ConnectedEvent");
});

Then("it is announced once as disconnected", async function (this: ExampleState) {
  await expectOne(this, this.endpoint, "DisconnectedEvent");
});

Then("one announcement names both of them as disconnected", async function (this: ExampleState) {
  for (const endpoint of this.endpoints) {
    const { endpoints } = await expectOne(this, endpoint, "DisconnectedEvent");
    const missing = this.endpoints.filter(({ endpointId }) => !(endpointId in endpoints));
    if (missing.length > 0) {
      throw new Violation(`The announcement about ${endpoint.endpointId} leaves out the other endpoint`);
    }
  }
});

/** The same connection announces another endpoint that connects later; what it said before has been seen then. */
async function awaitLaterAnnouncement(state: ExampleState): Promise<void> {
  const later = await registeredEndpoint(state);
  const payload = encodeConfigurationRequest({});
  await send(later, { via: "mqtt", resourcePath: configurationPath(), payload, requestId: nextRequestId(later) });
  if ((await announcements(state, later, "ConnectedEvent")).length === 0) {
    throw new Inconclusive("Another endpoint that connected was not announced either, so silence shows nothing");
  }
}

Then("it is announced as connected if subscriptions identify endpoints", async function (this: ExampleState) {
  if (profile(this.open.target.profile).identifyOn === "publishOrSubscribe") {
    await expectOne(this, this.endpoint, "ConnectedEvent");
    return;
  }
  await awaitLaterAnnouncement(this);
  const seen = await this.open.drivers.history.announcements(this.endpoint.endpointId);
  if (seen.some(({ record }) => record === "ConnectedEvent")) {
    throw new Violation("A subscription made the endpoint appear, which in this profile only a message does");
  }
});

Then("it is not announced as disconnected", async function (this: ExampleState) {
  await awaitLaterAnnouncement(this);
  const seen = await this.open.drivers.history.announcements(this.endpoint.endpointId);
  if (seen.some(({ record }) => record === "DisconnectedEvent")) {
    throw new Violation("The endpoint was announced as disconnected, although it still has a connection");
  }
});

Then(
  "every announcement about it is on a subject of the form {string}",
  async function (this: ExampleState, form: string) {
    const { history } = this.open.drivers;
    const look = async () => {
      const seen = await history.announcements(this.endpoint.endpointId);
      return new Set(seen.map(({ record }) => record)).size < ANNOUNCEMENT_KINDS ? undefined : seen;
    };
    const seen = await eventually(this, this.answerBoundMs, look);
    if (seen === undefined) {
      throw new NoAnswer(`Not everything about the endpoint was announced within ${this.answerBoundMs} ms`);
    }
    const pattern = new RegExp(`^${form.replaceAll(".", "\\.").replaceAll("*", "[^.]+")}$`);
    const wrong = seen.find(({ subject }) => !pattern.test(subject));
    if (wrong !== undefined) {
      throw new Violation(`${wrong.record} was sent to ${wrong.subject}`);
    }
  },
);
