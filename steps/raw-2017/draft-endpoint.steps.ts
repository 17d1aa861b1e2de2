import { Given, When } from "@cucumber/cucumber";
import { Inconclusive } from "../../conformance/verdicts/index.ts";
import { eventually } from "../eventually.ts";
import type { ExampleState } from "../example-state.ts";
import { addVersion, draftEndpoints, makeDraftEndpoint, theEndpoint } from "./draft-endpoint.ts";
import { confirm, confirmAndWait, connect, getsAnswer, type Question, takeVersion, unasked } from "./draft-traffic.ts";

Given("an/another endpoint whose configuration is {json}", async function (this: ExampleState, json: string) {
  await addVersion(this, await makeDraftEndpoint(this), json);
});

Given("an endpoint for which there is no configuration", async function (this: ExampleState) {
  await makeDraftEndpoint(this);
});

Given("a newer version of its configuration is {json}", async function (this: ExampleState, json: string) {
  await addVersion(this, draftEndpoints(this).at(-1) ?? theEndpoint(this), json);
});

Given(
  "the endpoint has the newer version {json} under another application version",
  async function (this: ExampleState, json: string) {
    const { endpointId } = theEndpoint(this).endpoint;
    const owner = { endpointId, appVersionName: `other-${this.open.ids.next().slice(0, 8)}` };
    await this.open.drivers.drafts.addVersion(owner, '"the first of its own"');
    await this.open.drivers.drafts.addVersion(owner, json);
  },
);

Given("the endpoint has taken and confirmed it", async function (this: ExampleState) {
  const draft = theEndpoint(this);
  await takeVersion(this, draft);
  await confirmAndWait(this, draft);
});

Given("the endpoint has asked for it and confirmed it", async function (this: ExampleState) {
  const draft = theEndpoint(this);
  await answeredQuestion(this);
  await confirmAndWait(this, draft);
});

Given("the endpoint has connected and got it", async function (this: ExampleState) {
  await takeVersion(this, theEndpoint(this));
});

Given("the endpoint has taken it and said nothing", async function (this: ExampleState) {
  await takeVersion(this, theEndpoint(this));
});

Given("the endpoint has taken it and answered {string}", async function (this: ExampleState, status: string) {
  await takeVersion(this, theEndpoint(this));
  await confirm(theEndpoint(this), status);
});

Given("the endpoint has asked for it and got it", async function (this: ExampleState) {
  await answeredQuestion(this);
});

Given("the endpoint has asked for it with quality of service 1 and got it", async function (this: ExampleState) {
  await answeredQuestion(this, { qualityOfService: 1 });
});

Given("both of them have asked for it and got it", async function (this: ExampleState) {
  for (const draft of draftEndpoints(this)) {
    if (!(await getsAnswer(this, draft))) {
      throw new Inconclusive("An endpoint that asked got no configuration that it could go on with");
    }
  }
});

Given("the endpoint has connected and asked in vain", async function (this: ExampleState) {
  await connect(theEndpoint(this));
  await getsAnswer(this, theEndpoint(this));
});

/** The absence counts once the communication service has noticed it. */
Given("the endpoint is away", async function (this: ExampleState) {
  const draft = theEndpoint(this);
  const { device } = draft.endpoint;
  const { clientId } = device.connection;
  await device.close();
  const { communicationService } = this.open.drivers;
  const look = async () => ((await communicationService.hasClient(clientId)) ? undefined : true);
  await eventually(this, this.answerBoundMs, look);
  draft.unaskedBefore = 0;
});

When("the endpoint connects and listens", async function (this: ExampleState) {
  await connect(theEndpoint(this));
});

async function answeredQuestion(state: ExampleState, question: Question = {}): Promise<void> {
  const draft = theEndpoint(state);
  if (!(await getsAnswer(state, draft, question))) {
    throw new Inconclusive("The endpoint got no configuration that it could go on with");
  }
  draft.unaskedBefore = unasked(draft).length;
}
