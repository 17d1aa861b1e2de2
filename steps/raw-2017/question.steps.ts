import { isDeepStrictEqual } from "node:util";
import { Then, When } from "@cucumber/cucumber";
import { NoAnswer, Violation } from "../../conformance/verdicts/index.ts";
import { parseJson } from "../../protocol/json/index.ts";
import { awaitedResponse } from "../awaited-response.ts";
import { eventually } from "../eventually.ts";
import type { ExampleState } from "../example-state.ts";
import {
  configurationIn,
  type DraftEndpoint,
  draftEndpoints,
  entriesOf,
  theEndpoint,
  versionOf,
} from "./draft-endpoint.ts";
import { requestsFor } from "./draft-messages.ts";
import { ask } from "./draft-traffic.ts";

When("the endpoint asks under a request identifier", async function (this: ExampleState) {
  await ask(this, theEndpoint(this));
});

When("the endpoint asks under the request identifier {int}", async function (this: ExampleState, requestId: number) {
  await ask(this, theEndpoint(this), { requestId });
});

When("the endpoint asks without a request identifier", async function (this: ExampleState) {
  await ask(this, theEndpoint(this), { isAnonymous: true });
});

When("the endpoint asks with quality of service 1", async function (this: ExampleState) {
  await ask(this, theEndpoint(this), { qualityOfService: 1 });
});

When("the endpoint asks over HTTP for what it is to be configured with", async function (this: ExampleState) {
  await ask(this, theEndpoint(this), { via: "http" });
});

When(
  "the endpoint sends {json} to the resource json under a request identifier",
  async function (this: ExampleState, json: string) {
    theEndpoint(this).endpoint.deliberate.add("client");
    await ask(this, theEndpoint(this), { payload: Buffer.from(json) });
  },
);

When("both of them ask under the request identifier {int}", async function (this: ExampleState, requestId: number) {
  for (const draft of draftEndpoints(this)) {
    await ask(this, draft, { requestId });
  }
});

When("the endpoint asks {int} times under request identifiers", async function (this: ExampleState, times: number) {
  const draft = theEndpoint(this);
  const before = (await requestsFor(this, draft.endpoint.endpointId)).length;
  for (let asked = 0; asked < times; asked += 1) {
    await ask(this, draft);
    await awaitedResponse(this, draft.endpoint);
  }
  draft.requestsBefore = before;
});

Then("it gets this version under its request identifier", async function (this: ExampleState) {
  await getsEntries(this, theEndpoint(this), entriesOf(versionOf(theEndpoint(this)).json));
});

Then("each of them gets its own version under its request identifier", async function (this: ExampleState) {
  for (const draft of draftEndpoints(this)) {
    await getsEntries(this, draft, entriesOf(versionOf(draft).json));
  }
});

Then("it gets the entries {json}", async function (this: ExampleState, json: string) {
  const entries: unknown = JSON.parse(json);
  await getsEntries(this, theEndpoint(this), entries);
});

async function getsEntries(state: ExampleState, draft: DraftEndpoint, wanted: unknown): Promise<void> {
  const { kind, payload, qualityOfService } = await awaitedResponse(state, draft.endpoint);
  const said = Buffer.from(payload).toString("utf8");
  if (kind === "error") {
    throw new Violation(`The endpoint was answered with the error ${said} instead of its configuration`);
  }
  const got = configurationIn(payload, qualityOfService);
  if (!isDeepStrictEqual(got?.entries, wanted)) {
    throw new Violation(`The endpoint got ${said} instead of the entries ${JSON.stringify(wanted)}`);
  }
  draft.got = got;
}

Then("it is told something under its request identifier", async function (this: ExampleState) {
  await awaitedResponse(this, theEndpoint(this).endpoint);
});

/** A client does not see the status of a success; it stands in what CMX sends to the communication service. */
Then("it is told by status 204 that there is nothing for it", async function (this: ExampleState) {
  const { endpoint } = theEndpoint(this);
  await awaitedResponse(this, endpoint);
  // The client may have its answer before the recorder does.
  const look = async () =>
    (await this.open.drivers.bus.answersTo(endpoint.endpointId)).find(
      ({ requestId }) => requestId === endpoint.request?.requestId,
    );
  const answer = await eventually(this, this.answerBoundMs, look);
  if (answer?.statusCode !== 204 || (answer.payload ?? "") !== "") {
    const found = answer === undefined ? "nothing" : `status ${answer.statusCode} and the payload "${answer.payload}"`;
    throw new Violation(`The endpoint was told ${found} instead of status 204 without a payload`);
  }
});

Then("it is told by a server error that there is nothing for it", async function (this: ExampleState) {
  const { kind, payload } = await awaitedResponse(this, theEndpoint(this).endpoint);
  const statusCode = kind === "error" ? statusCodeIn(payload) : undefined;
  if (statusCode === undefined || !(statusCode === 408 || (statusCode >= 500 && statusCode <= 599))) {
    const said = Buffer.from(payload).toString("utf8");
    throw new Violation(`The endpoint was answered "${said}" instead of a server error`);
  }
});

Then("it is answered with a client error", async function (this: ExampleState) {
  const { kind, payload } = await awaitedResponse(this, theEndpoint(this).endpoint);
  const statusCode = kind === "error" ? statusCodeIn(payload) : undefined;
  if (statusCode === undefined || statusCode < 400 || statusCode > 499) {
    const said = Buffer.from(payload).toString("utf8");
    throw new Violation(`The endpoint was answered "${said}" instead of a client error`);
  }
});

function statusCodeIn(payload: Uint8Array): number | undefined {
  const parsed = parseJson(payload);
  const value = parsed.ok ? parsed.value : undefined;
  return typeof value === "object" && value !== null && "statusCode" in value ? Number(value.statusCode) : undefined;
}

Then("CMX has asked the provider once more for it", async function (this: ExampleState) {
  await awaitedResponse(this, theEndpoint(this).endpoint);
  await assertAsked(this, 1);
});

Then("CMX has asked the provider {int} times more for it", async function (this: ExampleState, times: number) {
  await assertAsked(this, times);
});

async function assertAsked(state: ExampleState, times: number): Promise<void> {
  const { endpoint, requestsBefore } = theEndpoint(state);
  const count = async () => (await requestsFor(state, endpoint.endpointId)).length - requestsBefore;
  const look = async () => ((await count()) >= times ? true : undefined);
  if ((await eventually(state, state.answerBoundMs, look)) === undefined) {
    throw new NoAnswer(`CMX asked the provider ${await count()} times instead of ${times} times`);
  }
  const asked = await count();
  if (asked > times) {
    throw new Violation(`CMX asked the provider ${asked} times instead of ${times} times`);
  }
}
