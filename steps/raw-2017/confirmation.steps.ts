import { Given, Then, When } from "@cucumber/cucumber";
import { Inconclusive, NoAnswer, Violation } from "../../conformance/verdicts/index.ts";
import { eventually } from "../eventually.ts";
import type { ExampleState } from "../example-state.ts";
import { type DraftEndpoint, type DraftVersion, draftEndpoints, theEndpoint, versionOf } from "./draft-endpoint.ts";
import { type Members, updatesOf, versionIn } from "./draft-messages.ts";
import { confirm, sendConfirmation } from "./draft-traffic.ts";
import { awaitSignsOfLife } from "./silence.ts";

Given("the endpoint confirms it", async function (this: ExampleState) {
  await confirm(theEndpoint(this));
});

When("the endpoint confirms the version before", async function (this: ExampleState) {
  await confirm(theEndpoint(this));
});

When("both of them confirm it", async function (this: ExampleState) {
  for (const draft of draftEndpoints(this)) {
    await confirm(draft);
  }
});

/** What came has another one: the gateway has its own way, and the confirmation counts all the same. */
When("both of them confirm it with quality of service 1", async function (this: ExampleState) {
  for (const draft of draftEndpoints(this)) {
    draft.endpoint.deliberate.add("client");
    await confirm(draft, undefined, 1);
  }
});

When("the endpoint answers it with the status {json}", async function (this: ExampleState, json: string) {
  const status: unknown = JSON.parse(json);
  if (status === "") {
    theEndpoint(this).endpoint.deliberate.add("client");
  }
  await confirm(theEndpoint(this), status);
});

When("the endpoint confirms the id {json}", async function (this: ExampleState, json: string) {
  theEndpoint(this).endpoint.deliberate.add("client");
  await sendConfirmation(theEndpoint(this), `{"id": ${json}, "status": "ok"}`);
});

When("the endpoint confirms its id in another type", async function (this: ExampleState) {
  const { endpoint, got } = theEndpoint(this);
  endpoint.deliberate.add("client");
  const id = typeof got?.id === "number" ? String(got.id) : [got?.id];
  await sendConfirmation(theEndpoint(this), JSON.stringify({ id, status: "ok" }));
});

When("the endpoint confirms what the other one got", async function (this: ExampleState) {
  const [draft, other] = draftEndpoints(this);
  if (draft === undefined || other?.got === undefined) {
    throw new Inconclusive("the other endpoint has got no configuration");
  }
  if (JSON.stringify(draft.got?.id) === JSON.stringify(other.got.id)) {
    throw new Inconclusive("Both endpoints got their configurations with the same id, so neither can be mistaken");
  }
  draft.endpoint.deliberate.add("client");
  await sendConfirmation(draft, JSON.stringify({ id: other.got.id, status: "ok" }));
});

Given("the endpoint sends the confirmation {json}", async function (this: ExampleState, text: string) {
  theEndpoint(this).endpoint.deliberate.add("client");
  await sendConfirmation(theEndpoint(this), text);
});

Then("CMX broadcasts that the endpoint has updated to this version", async function (this: ExampleState) {
  await assertUpdated(this, theEndpoint(this), versionOf(theEndpoint(this)));
});

Then("CMX broadcasts that the endpoint has updated to the version before", async function (this: ExampleState) {
  await assertUpdated(this, theEndpoint(this), versionOf(theEndpoint(this), 1));
});

Then("CMX broadcasts of each of them that it has updated to its own version", async function (this: ExampleState) {
  for (const draft of draftEndpoints(this)) {
    await assertUpdated(this, draft, versionOf(draft));
  }
});

async function assertUpdated(
  state: ExampleState,
  { endpoint }: DraftEndpoint,
  { configVersion }: DraftVersion,
): Promise<void> {
  const { endpointId, appVersionName } = endpoint;
  const isMeant = (event: Members): boolean =>
    versionIn(event) === configVersion && event["appVersionToken"] === appVersionName;
  const look = async () => (await updatesOf(state, endpointId)).find(isMeant);
  if ((await eventually(state, state.answerBoundMs, look)) !== undefined) {
    return;
  }
  const [other] = await updatesOf(state, endpointId);
  if (other === undefined) {
    throw new NoAnswer(`CMX did not broadcast within ${state.answerBoundMs} ms that the endpoint has updated`);
  }
  const wanted = `version ${configVersion} under ${appVersionName}`;
  throw new Violation(`CMX broadcast ${JSON.stringify(other)} instead of ${wanted}`);
}

Then("CMX does not broadcast that the endpoint has updated", async function (this: ExampleState) {
  await awaitSignsOfLife(this, theEndpoint(this));
  await assertUpdatesAtMost(this, theEndpoint(this), 0);
});

Then("CMX does not broadcast that either of them has updated", async function (this: ExampleState) {
  const both = draftEndpoints(this);
  await awaitSignsOfLife(this, theEndpoint(this));
  for (const draft of both) {
    await assertUpdatesAtMost(this, draft, 0);
  }
});

Then("CMX broadcasts no more than once that the endpoint has updated", async function (this: ExampleState) {
  await awaitSignsOfLife(this, theEndpoint(this));
  await assertUpdatesAtMost(this, theEndpoint(this), 1);
});

async function assertUpdatesAtMost(state: ExampleState, { endpoint }: DraftEndpoint, most: number): Promise<void> {
  const events = await updatesOf(state, endpoint.endpointId);
  if (events.length > most) {
    throw new Violation(`CMX broadcast ${events.length} times that the endpoint has updated, instead of ${most} times`);
  }
}
